import { unified } from '@astrojs/markdown-remark';
import mdx from '@astrojs/mdx';
import { defineConfig } from 'astro/config';
import remarkCjkFriendly from 'remark-cjk-friendly';
import { safeSubset } from './src/markdown/safe-subset-plugin.ts';

// The build command (scripts/build.ts) passes the site folder, the output and cache folders, and the handover file.
export default defineConfig({
  // Astro renders Markdown with another processor by default, which ignores remark plugins: the safe subset must run.
  markdown: {
    processor: unified({
      // Made for English: 说"重点" would become 说”重点”.
      smartypants: false,
      remarkPlugins: [remarkCjkFriendly, [safeSubset, { keepsNotes: process.env.LIANXINQIAO_PREVIEW === '1' }]],
    }),
    syntaxHighlight: false,
  },
  integrations: [mdx()],
  trailingSlash: 'always',
  build: { format: 'directory', inlineStylesheets: 'never', concurrency: 10 },
  devToolbar: { enabled: false },
});
