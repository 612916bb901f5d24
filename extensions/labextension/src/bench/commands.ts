/** The commands of the bench, by what they do. */
export const CHECK_NOTEBOOK = 'dfdm:check-notebook';
export const EXPORT_BUNDLE = 'dfdm:export-bundle';
export const SHOW_PANEL = 'dfdm:show-panel';
export const CHECK_BROWSER = 'dfdm:check-browser';
export const NEW_NOTEBOOK = 'dfdm:new-design-notebook';
export const CATEGORY = 'dfdm';

/** The version of this extension, which is that of the package it ships in. */
export const VERSION = '0.1.0';
