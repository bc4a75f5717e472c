/** Stands before the public security record in the footer (公安备案图标): a shield with a star, drawn for this project. */
export const policeBadge =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 36">' +
  '<path fill="#1d3f8f" stroke="#d9a520" stroke-width="2" d="M16 1.5 30 6v13c0 7.5-6 12.7-14 15.5C8 31.7 2 26.5 2 19V6z"/>' +
  '<path fill="#f2c230" d="m16 8 2.2 6.2 6.6.2-5.2 4 1.9 6.3-5.5-3.7-5.5 3.7 1.9-6.3-5.2-4 6.6-.2z"/></svg>';
