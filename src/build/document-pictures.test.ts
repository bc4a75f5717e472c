import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { withPictures } from './document-pictures.ts';

const folder = mkdtempSync(join(tmpdir(), 'pictures-'));
const folders = { outDir: join(folder, 'out'), cacheDir: join(folder, 'cache') };
const fileOf = (src: string) => (src.startsWith('../') ? null : join(folder, src));
const finished = (html: string, here = '/talks/a/', into = folders, told: string[] = []) =>
  withPictures(html, { here, fileOf, folders: into, onUnreadable: (file) => told.push(basename(file)) });

beforeAll(async () => {
  // Noise, so that it has the size of a photo; lying on its side, as telephones keep them.
  const noise = {
    create: {
      width: 600,
      height: 800,
      channels: 3,
      background: '#888',
      noise: { type: 'gaussian', mean: 128, sigma: 20 },
    },
  } as const;
  const exif = { IFD0: { Artist: '王某某' }, IFD3: { GPSLatitude: '30/1 15/1 0/1' } };
  await sharp(noise).jpeg().withMetadata({ orientation: 6, exif }).toFile(join(folder, 'photo.jpg'));
  await sharp({ create: { width: 64, height: 32, channels: 3, background: '#fff' } })
    .png()
    .toFile(join(folder, 'mark.png'));
  writeFileSync(join(folder, 'broken.jpg'), 'no picture');
  writeFileSync(
    join(folder, 'drawn.png'),
    `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>${' '.repeat(10_000)}`,
  );
  const whole = readFileSync(join(folder, 'photo.jpg'));
  writeFileSync(join(folder, 'cut.jpg'), whole.subarray(0, whole.length / 2));
  await sharp({ create: { width: 720, height: 20_000, channels: 3, background: '#888' } })
    .png()
    .toFile(join(folder, 'tall.png'));
  await sharp({ ...noise, create: { ...noise.create, width: 2000, height: 100 } })
    .png()
    .toFile(join(folder, 'wide.png'));
});

// AVIF takes its time.
describe('a page with pictures', { timeout: 60_000 }, () => {
  it('offers each in smaller forms, with its size as it is shown, the first at once', async () => {
    const html = await finished('<p><img src="photo.jpg" alt="窗口"></p><img src="photo.jpg" alt="再看">');
    expect(html.match(/<source type="image\/(avif|webp)"/g)).toEqual([
      '<source type="image/avif"',
      '<source type="image/webp"',
      '<source type="image/avif"',
      '<source type="image/webp"',
    ]);
    expect(html).toMatch(/srcset="(\.\.\/){2}assets\/pictures\/[\da-f]{16}-480\.avif 480w, \S+-800\.avif 800w"/);
    expect(html.match(/<img[^>]*>/g)).toEqual([
      expect.stringMatching(/alt="窗口" width="800" height="600">$/),
      expect.stringMatching(/alt="再看" width="800" height="600" loading="lazy" decoding="async">$/),
    ]);
    for (const [, path = ''] of html.matchAll(/\.\.\/\.\.\/(assets\/[^\s"]+)/g)) {
      const made = readFileSync(join(folders.outDir, path));
      const { exif, xmp, width = 0, height = 0 } = await sharp(made).metadata();
      expect([exif, xmp], path).toEqual([undefined, undefined]);
      expect(Math.round((width / height) * 3), path).toBe(4);
    }
  });

  it('gives a small one its size alone, and leaves what is no picture of the document', async () => {
    expect(await finished('<img src="mark.png" alt="章">')).toBe(
      '<img src="mark.png" alt="章" width="64" height="32">',
    );
    const others = '<img src="../assets/icon.svg" alt=""><img src="broken.jpg" alt="坏"><img src="gone.jpg" alt="无">';
    expect(await finished(others)).toBe(others);
  });

  it('has its words as they were written, whatever stands in them', async () =>
    expect(await finished('<p><img src="mark.png" alt="办结率 > 90%">之后</p>')).toBe(
      '<p><img src="mark.png" alt="办结率 > 90%" width="64" height="32">之后</p>',
    ));

  it('has a long screenshot in forms no taller than AVIF and WebP can be, and each width once', async () => {
    const into = { outDir: join(folder, 'long'), cacheDir: join(folder, 'cache') };
    const html = await finished('<img src="tall.png" alt="长图"><img src="wide.png" alt="横幅">', '/talks/a/', into);
    const [tall = '', , wide = ''] = [...html.matchAll(/srcset="([^"]*)"/g)].map(([, set = '']) => set);
    expect(tall.match(/\d+w/g)).toEqual(['589w']);
    expect(wide.match(/\d+w/g)).toEqual(['480w', '960w', '1440w']);
  });

  it('shows one that is cut off as it is, and tells of it each time, of what is no picture as well', async () => {
    for (const _build of ['first', 'second']) {
      const told: string[] = [];
      const html = await finished(
        '<img src="cut.jpg" alt="断"><img src="broken.jpg" alt="坏">',
        '/talks/a/',
        folders,
        told,
      );
      expect(html).toBe('<img src="cut.jpg" alt="断" width="800" height="600"><img src="broken.jpg" alt="坏">');
      expect(told).toEqual(['cut.jpg', 'broken.jpg']);
    }
  });

  it('draws no SVG that is named otherwise: its letters would be those of the machine', async () => {
    const told: string[] = [];
    const html = '<img src="drawn.png" alt="图">';
    expect([await finished(html, '/talks/a/', folders, told), told]).toEqual([html, ['drawn.png']]);
  });

  it('loads all of them where they are printed, and fills the screen on slides', async () => {
    const twice = '<img src="mark.png" alt="章"><img src="mark.png" alt="章">';
    expect(await finished(twice, '/talks/a/handout/')).not.toContain('lazy');
    expect(await finished('<img src="photo.jpg" alt="窗口">', '/talks/a/slides/')).toContain('sizes="100vw"');
  });

  it('is the same from the cache and without it, byte for byte', async () => {
    const html = '<img src="photo.jpg" alt="窗口">';
    const other = { outDir: join(folder, 'again'), cacheDir: join(folder, 'other') };
    expect(await finished(html, '/talks/a/', other)).toBe(await finished(html));
    const bytes = ({ outDir }: typeof folders) =>
      readdirSync(join(outDir, 'assets/pictures')).map((name) => [
        name,
        readFileSync(join(outDir, 'assets/pictures', name), 'hex'),
      ]);
    expect(bytes(other)).toEqual(bytes(folders));
  });
});
