// What the builder takes in as it is: style sheets, and the widgets that notebooks carry too.
declare module '*.css';
declare module '*/static/viewer.js' {
  const widget: import('./live').Drawn;
  export default widget;
}
declare module '*/static/table.js' {
  const widget: import('./live').Drawn;
  export default widget;
}
