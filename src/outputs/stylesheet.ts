/** The one style sheet. */
export const stylesheetAddress = '/assets/site.css';
