var H=`.dfdm-charts {
  color: var(--jp-ui-font-color1, CanvasText);
  font-family: var(--jp-ui-font-family, system-ui, sans-serif);
  font-size: var(--jp-ui-font-size1, 13px);
  line-height: 1.4;
  min-width: 0;
  container-type: inline-size;
}
.dfdm-charts [hidden] { display: none !important; }
.dfdm-charts .dfdm-table-caption { padding: 4px 8px; font-weight: 600; }
.dfdm-costs .dfdm-table-scroll { max-height: 720px; }
.dfdm-costs .dfdm-table > .dfdm-table-caption, .dfdm-costs .dfdm-table > .dfdm-table-below { display: none; }
.dfdm-charts .dfdm-tabs { display: flex; flex-wrap: wrap; gap: 2px 4px; padding: 2px 8px; border-bottom: 1px solid var(--jp-border-color2, #bdbdbd); }
.dfdm-charts .dfdm-tab, .dfdm-charts .dfdm-chip, .dfdm-charts .dfdm-button {
  background: none;
  border: 1px solid transparent;
  color: inherit;
  cursor: pointer;
  font: inherit;
  min-height: 26px;
  padding: 3px 8px;
}
.dfdm-charts .dfdm-tab { border-width: 0 0 3px; }
.dfdm-charts .dfdm-tab[aria-selected="true"] { border-bottom-color: var(--jp-brand-color1, #1976d2); font-weight: 600; }
.dfdm-charts .dfdm-tab:hover, .dfdm-charts .dfdm-chip:hover, .dfdm-charts .dfdm-button:hover { background: var(--jp-layout-color2, color-mix(in srgb, CanvasText 10%, Canvas)); }
.dfdm-charts :is(button, summary, a, input, select, [tabindex="0"]):focus-visible {
  outline: 2px solid var(--jp-brand-color1, #1976d2);
  outline-offset: 1px;
}
.dfdm-charts .dfdm-page { padding: 6px 8px; min-width: 0; }
.dfdm-costs > .dfdm-page:first-of-type { padding: 0; }
.dfdm-charts .dfdm-chart-heading { font-weight: 600; margin: 4px 0 6px; }
.dfdm-charts .dfdm-small { color: var(--jp-ui-font-color1, CanvasText); font-size: 0.92em; margin: 4px 0; overflow-wrap: anywhere; }
.dfdm-charts .dfdm-cost-note { padding: 4px 8px; white-space: pre-line; }
.dfdm-charts .dfdm-cost-note:empty { display: none; }
.dfdm-charts .dfdm-words { margin: 4px 0 8px; padding-left: 20px; }
.dfdm-charts .dfdm-words li { margin: 2px 0; overflow-wrap: anywhere; }
.dfdm-charts .dfdm-details:empty { display: none; }
.dfdm-charts .dfdm-details, .dfdm-charts .dfdm-figures { margin: 6px 8px; }
.dfdm-charts .dfdm-page .dfdm-page, .dfdm-charts .dfdm-page > div > .dfdm-figures { margin: 6px 0; }
.dfdm-charts a { color: var(--jp-content-link-color, LinkText); }
.dfdm-charts .dfdm-kind { border: 1px solid currentcolor; border-radius: 8px; font-size: 0.85em; padding: 0 6px; white-space: nowrap; }
.dfdm-charts .dfdm-kind-assumption { border-style: dashed; font-weight: 600; }
.dfdm-charts .dfdm-figures > summary { cursor: pointer; padding: 3px 0; }
.dfdm-charts .dfdm-figures-scroll { max-height: 320px; overflow: auto; }
.dfdm-charts .dfdm-figures table { border-collapse: collapse; margin: 0; font-size: inherit; }
.dfdm-charts .dfdm-figures :is(th, td) { border-bottom: 1px solid var(--jp-border-color2, #ddd); padding: 3px 8px; text-align: right; vertical-align: top; font-variant-numeric: tabular-nums; }
.dfdm-charts .dfdm-figures :is(th:first-child, td:first-child) { text-align: left; }
.dfdm-charts .dfdm-bar-list, .dfdm-charts .dfdm-legend-list { list-style: none; margin: 0; padding: 0; }
.dfdm-charts .dfdm-way { margin: 0 0 10px; }
.dfdm-charts .dfdm-bar-head { display: flex; flex-wrap: wrap; gap: 0 8px; font-variant-numeric: tabular-nums; }
.dfdm-charts .dfdm-bar-name { font-weight: 600; }
.dfdm-charts .dfdm-bar-chosen .dfdm-bar-name::before { content: "\u25B8 "; }
.dfdm-charts .dfdm-bar-no { border: 1px dashed currentcolor; border-radius: 8px; font-size: 0.85em; padding: 0 6px; }
.dfdm-charts .dfdm-bar-track { position: relative; display: flex; height: 20px; margin-top: 2px; background: var(--jp-layout-color2, color-mix(in srgb, CanvasText 8%, Canvas)); }
.dfdm-charts .dfdm-bar-part { flex: none; box-sizing: border-box; border-right: 1px solid var(--jp-layout-color1, Canvas); }
.dfdm-charts .dfdm-assumed { background-image: repeating-linear-gradient(135deg, rgb(255 255 255 / 55%) 0 2px, transparent 2px 6px); }
.dfdm-charts .dfdm-bar-range { position: absolute; top: 50%; height: 2px; margin-top: -1px; background: var(--jp-ui-font-color1, CanvasText); box-shadow: 0 0 0 1px var(--jp-layout-color1, Canvas); }
.dfdm-charts .dfdm-bar-range::before, .dfdm-charts .dfdm-bar-range::after { content: ""; position: absolute; top: -6px; width: 2px; height: 14px; background: inherit; box-shadow: inherit; }
.dfdm-charts .dfdm-bar-range::after { right: 0; }
.dfdm-charts .dfdm-legend-list { display: flex; flex-wrap: wrap; gap: 2px 14px; margin: 4px 0; }
.dfdm-charts .dfdm-legend-list li { display: flex; align-items: center; gap: 5px; }
.dfdm-charts .dfdm-swatch { width: 12px; height: 12px; flex: none; }
.dfdm-charts .dfdm-swatch-plain { background-color: #7d7d7d; }
.dfdm-charts .dfdm-swatch-range { width: 18px; height: 10px; flex: none; border: solid var(--jp-ui-font-color1, CanvasText); border-width: 0 2px; background: linear-gradient(var(--jp-ui-font-color1, CanvasText), var(--jp-ui-font-color1, CanvasText)) center / 100% 2px no-repeat; }
.dfdm-charts .dfdm-legend-entry { display: flex; align-items: center; gap: 6px; background: none; border: 1px solid transparent; color: inherit; cursor: pointer; font: inherit; padding: 2px 5px; }
.dfdm-charts .dfdm-legend-entry[aria-pressed="true"] { border-color: var(--jp-border-color1, #9e9e9e); font-weight: 600; }
.dfdm-charts .dfdm-plot { position: relative; min-width: 0; touch-action: pan-y; }
.dfdm-charts .dfdm-plot svg, .dfdm-charts .dfdm-plot canvas { display: block; }
.dfdm-charts .dfdm-plot text { fill: var(--jp-ui-font-color1, CanvasText); font: 12px var(--jp-ui-font-family, system-ui, sans-serif); }
.dfdm-charts .dfdm-axes line { stroke: var(--jp-border-color2, #ddd); stroke-width: 1; }
.dfdm-charts .dfdm-here { stroke: var(--jp-ui-font-color1, CanvasText); stroke-dasharray: 3 3; }
.dfdm-charts .dfdm-cursor { stroke: var(--jp-brand-color1, #1976d2); stroke-width: 1; }
.dfdm-charts .dfdm-crossing { fill: var(--jp-layout-color1, Canvas); stroke: var(--jp-ui-font-color1, CanvasText); stroke-width: 2; }
.dfdm-charts .dfdm-plot .dfdm-crossing-words { font-weight: 600; paint-order: stroke; stroke: var(--jp-layout-color1, Canvas); stroke-width: 4px; }
.dfdm-charts .dfdm-readout { min-height: 2.8em; margin: 4px 0; font-variant-numeric: tabular-nums; }
@container (max-width: 480px) {
  .dfdm-costs .dfdm-table :is(th, td):nth-child(4) { display: none; }
  .dfdm-charts .dfdm-tabs { gap: 0; padding: 2px 4px; }
  .dfdm-charts .dfdm-tab { padding: 3px 6px; }
}
.dfdm-charts .dfdm-weights { display: grid; grid-template-columns: 1fr 1fr; gap: 4px 18px; border: 0; margin: 4px 8px; padding: 0; min-width: 0; }
.dfdm-charts .dfdm-weights legend { font-weight: 600; padding: 0; }
.dfdm-charts .dfdm-weight { display: grid; grid-template-columns: 5.6em minmax(60px, 1fr) 3em; align-items: center; gap: 0 6px; min-width: 0; }
.dfdm-charts .dfdm-weight-said { grid-column: 2 / 4; font-size: 0.88em; }
.dfdm-charts .dfdm-weight-value { text-align: right; font-variant-numeric: tabular-nums; }
.dfdm-charts .dfdm-weight-track { position: relative; display: block; }
.dfdm-charts .dfdm-weight-track input { position: relative; width: 100%; margin: 0; accent-color: var(--jp-brand-color1, #1976d2); }
.dfdm-charts .dfdm-weight-room { position: absolute; bottom: -2px; height: 3px; background: #009e73; }
.dfdm-charts .dfdm-refusal { color: var(--jp-error-color1, #c62828); font-weight: 600; }
.dfdm-charts .dfdm-weights > .dfdm-button { justify-self: start; text-decoration: underline; padding: 0; border: 0; }
.dfdm-charts .dfdm-filters { display: flex; flex-wrap: wrap; gap: 4px 8px; align-items: center; padding: 4px 8px; }
.dfdm-charts .dfdm-search, .dfdm-charts .dfdm-select {
  background: var(--jp-layout-color1, Field);
  border: 1px solid var(--jp-border-color1, #9e9e9e);
  color: inherit;
  font: inherit;
  min-height: 26px;
  min-width: 0;
  padding: 2px 6px;
}
.dfdm-charts .dfdm-search { flex: 1 1 9em; max-width: 18em; }
.dfdm-charts .dfdm-chips { display: flex; flex-wrap: wrap; gap: 2px; }
.dfdm-charts .dfdm-chip { border-color: var(--jp-border-color2, #bdbdbd); border-radius: 13px; }
.dfdm-charts .dfdm-chip[aria-pressed="true"] { border-color: var(--jp-brand-color1, #1976d2); font-weight: 600; box-shadow: inset 0 0 0 1px var(--jp-brand-color1, #1976d2); }
.dfdm-charts .dfdm-pages { display: flex; align-items: center; gap: 8px; padding: 4px 8px; }
.dfdm-charts .dfdm-pages .dfdm-button { border-color: var(--jp-border-color2, #bdbdbd); }
.dfdm-charts .dfdm-button:disabled { cursor: default; opacity: 0.45; }
.dfdm-charts .dfdm-candidate-table td:nth-child(2) button { text-decoration: underline; text-underline-offset: 2px; }
.dfdm-charts .dfdm-candidate-table .dfdm-table-scroll { position: relative; max-height: 420px; }
.dfdm-charts .dfdm-legend-entry-still { display: inline-flex; align-items: center; gap: 4px; }
.dfdm-charts .dfdm-dot { fill: color-mix(in srgb, var(--jp-ui-font-color1, CanvasText) 30%, transparent); }
.dfdm-charts .dfdm-dot-front { fill: #0072b2; stroke: var(--jp-layout-color1, Canvas); stroke-width: 1; }
.dfdm-charts .dfdm-dot-chosen { fill: none; stroke: #d55e00; stroke-width: 3; }
.dfdm-charts .dfdm-dot-cursor { fill: none; stroke: var(--jp-ui-font-color1, CanvasText); stroke-width: 1.5; stroke-dasharray: 3 2; }
.dfdm-charts .dfdm-front-line { fill: none; stroke: #0072b2; stroke-width: 1.5; }
[data-jp-theme-light="false"] .dfdm-charts .dfdm-dot-front { fill: #56b4e9; }
[data-jp-theme-light="false"] .dfdm-charts .dfdm-front-line { stroke: #56b4e9; }
.dfdm-charts .dfdm-map-bar { display: flex; flex-wrap: wrap; gap: 4px; margin-bottom: 4px; }
.dfdm-charts .dfdm-map-bar .dfdm-button { border-color: var(--jp-border-color2, #bdbdbd); min-width: 28px; }
.dfdm-charts .dfdm-map-plot { overflow: hidden; cursor: grab; touch-action: pan-y; user-select: none; border: 1px solid var(--jp-border-color2, #ddd); }
.dfdm-charts .dfdm-map-plot svg { position: absolute; inset: 0; }
.dfdm-charts .dfdm-plot canvas.dfdm-ground {
  background-color: var(--jp-layout-color1, Canvas);
  color: color-mix(in srgb, var(--jp-ui-font-color1, CanvasText) 45%, var(--jp-layout-color1, Canvas));
  column-rule-color: color-mix(in srgb, var(--jp-ui-font-color1, CanvasText) 30%, var(--jp-layout-color1, Canvas));
  text-decoration-color: color-mix(in srgb, var(--jp-ui-font-color1, CanvasText) 12%, var(--jp-layout-color1, Canvas));
}
.dfdm-charts .dfdm-rings path, .dfdm-charts .dfdm-ring-sample { fill: none; stroke: color-mix(in srgb, var(--jp-ui-font-color1, CanvasText) 65%, transparent); stroke-dasharray: 4 4; }
.dfdm-charts .dfdm-plot .dfdm-map-words { font-weight: 600; paint-order: stroke; stroke: var(--jp-layout-color1, Canvas); stroke-width: 4px; }
.dfdm-charts .dfdm-plot .dfdm-ring-words { font-weight: 400; }
.dfdm-charts .dfdm-home { fill: var(--jp-ui-font-color1, CanvasText); stroke: var(--jp-layout-color1, Canvas); stroke-width: 1.5; }
.dfdm-charts .dfdm-pole { stroke: var(--jp-ui-font-color1, CanvasText); stroke-width: 2; }
.dfdm-charts .dfdm-mark { cursor: pointer; outline: none; }
.dfdm-charts .dfdm-mark:focus-visible .dfdm-target, .dfdm-charts .dfdm-mark:focus-visible .dfdm-group { stroke: var(--jp-brand-color1, #1976d2); stroke-width: 3; }
.dfdm-charts .dfdm-target { fill: transparent; }
.dfdm-charts .dfdm-group { fill: var(--jp-layout-color1, Canvas); stroke: color-mix(in srgb, var(--jp-ui-font-color1, CanvasText) 55%, transparent); }
.dfdm-charts .dfdm-rim { fill: none; stroke-width: 4; }
.dfdm-charts .dfdm-rim-yes { stroke: #009e73; }
.dfdm-charts .dfdm-rim-unknown { stroke: #cc79a7; }
.dfdm-charts .dfdm-rim-no { stroke: #d55e00; }
.dfdm-charts .dfdm-plot .dfdm-count { font-weight: 600; font-size: 11px; }
.dfdm-charts .dfdm-spot { stroke: var(--jp-layout-color1, Canvas); stroke-width: 1.5; }
.dfdm-charts .dfdm-spot-yes { fill: #009e73; }
.dfdm-charts .dfdm-spot-unknown { fill: #cc79a7; }
.dfdm-charts .dfdm-spot-no { stroke: #d55e00; stroke-width: 2.5; fill: none; }
.dfdm-charts .dfdm-home-group { pointer-events: none; }
@container (max-width: 1000px) {
  .dfdm-charts .dfdm-candidate-table .dfdm-stacks :is(thead, tbody) { display: block; }
  .dfdm-charts .dfdm-candidate-table .dfdm-stacks thead { position: sticky; top: 0; background: var(--jp-layout-color1, Canvas); z-index: 1; }
  .dfdm-charts .dfdm-candidate-table .dfdm-stacks tr { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 14px; padding: 4px 5px; }
  .dfdm-charts .dfdm-candidate-table .dfdm-stacks tbody tr { border-bottom: 1px solid var(--jp-border-color2, #e0e0e0); }
  .dfdm-charts .dfdm-candidate-table .dfdm-stacks :is(th, td) { display: block; min-width: 0; padding: 0; border: 0; text-align: left; }
  .dfdm-charts .dfdm-candidate-table .dfdm-stacks th { white-space: nowrap; }
  .dfdm-charts .dfdm-candidate-table .dfdm-stacks thead tr::before { content: attr(data-sort) ":"; color: var(--jp-ui-font-color2, GrayText); }
  .dfdm-charts .dfdm-candidate-table .dfdm-stacks td:empty { display: none; }
  .dfdm-charts .dfdm-candidate-table .dfdm-stacks td:first-child { width: 2.4em; margin: 0 -14px 0 -2.4em; font-weight: 600; }
  .dfdm-charts .dfdm-candidate-table .dfdm-stacks td.dfdm-wide { flex-basis: auto; }
  .dfdm-charts .dfdm-candidate-table .dfdm-stacks td.dfdm-wide:last-child { flex-basis: 100%; }
  .dfdm-charts .dfdm-candidate-table .dfdm-stacks tbody tr { padding-left: calc(5px + 2.4em); }
  .dfdm-charts .dfdm-candidate-table .dfdm-stacks td:not(.dfdm-number)::before { content: none !important; }
  .dfdm-charts .dfdm-candidate-table .dfdm-stacks td:first-child::before { content: none !important; }
  .dfdm-charts .dfdm-candidate-table .dfdm-stacks td.dfdm-number:not(:first-child)::before {
    content: attr(data-label) ": ";
    color: var(--jp-ui-font-color2, GrayText);
  }
}
@container (max-width: 560px) {
  .dfdm-charts .dfdm-weights { grid-template-columns: 1fr; }
  .dfdm-charts .dfdm-candidate-table .dfdm-table-scroll { max-height: 520px; }
}
`;function o(a,t,e=""){let d=document.createElement(a);return d.className=t,d.matches("button, input, select, textarea, a")&&d.setAttribute("data-lm-suppress-shortcuts","true"),e&&(d.textContent=e),d}function b(a,t,e,d="dfdm-button"){let r=o("button",d,a);return r.type="button",r.title=t,r.addEventListener("click",e),r}var u=["#0072b2","#d55e00","#009e73","#cc79a7","#56b4e9","#e69f00","#7d7d7d","#beaf1e"],w=["","7 4","2 3","10 3 2 3"],I="http://www.w3.org/2000/svg";function h(a,t,e=""){let d=document.createElementNS(I,a);for(let[r,n]of Object.entries(t))d.setAttribute(r,String(n));return e&&(d.textContent=e),d}var x=class{constructor(t,e,d,r=!0){this.start=e;this.end=d;let[n,i]=[1/0,-1/0];for(let c of t)!(c>0)||!Number.isFinite(c)||(n=Math.min(n,c),i=Math.max(i,c));n>i&&([n,i]=[1,10]),this.low=r?D(n):n,this.high=Math.max(r?O(i):i,this.low*2)}at(t){let e=Math.min(Math.max(t,this.low),this.high);return this.start+Math.log(e/this.low)/Math.log(this.high/this.low)*(this.end-this.start)}back(t){let e=(t-this.start)/(this.end-this.start);return this.low*Math.pow(this.high/this.low,Math.min(Math.max(e,0),1))}ticks(t){let e=Math.floor(Math.log10(this.low)+1e-9),d=Math.ceil(Math.log10(this.high)-1e-9),r=[];for(let n of[[1,2,5],[1,3],[1]]){r=[];for(let i=e;i<=d;i+=1)for(let c of n){let s=c*10**i;s>=this.low*.999&&s<=this.high*1.001&&r.push(s)}if(r.length<=t)return r}return r}};function D(a){let t=10**Math.floor(Math.log10(a)+1e-9);return t*Math.max(...[1,2,5].filter(e=>e*t<=a*(1+1e-9)))}function O(a){let t=10**Math.floor(Math.log10(a)+1e-9);return t*Math.min(...[1,2,5,10].filter(e=>e*t>=a*(1-1e-9)))}function R(a){return Math.abs(a)>=100?y(a):String(Number(a.toPrecision(3)))}function y(a){return Math.round(a).toLocaleString("en-US")}function B(a,t,e,d){let r=h("g",{class:"dfdm-axes","aria-hidden":"true"});for(let n of a.ticks(Math.max(3,Math.floor((e.right-e.left)/64)))){let i=a.at(n);r.append(h("line",{x1:i,x2:i,y1:e.top,y2:e.bottom})),r.append(h("text",{x:i,y:e.bottom+16,"text-anchor":"middle"},R(n)))}for(let n of t.ticks(6)){let i=t.at(n);r.append(h("line",{x1:e.left,x2:e.right,y1:i,y2:i})),r.append(h("text",{x:e.left-6,y:i+4,"text-anchor":"end"},R(n)))}return r.append(h("text",{x:(e.left+e.right)/2,y:e.bottom+33,"text-anchor":"middle"},d.x)),r.append(h("text",{x:4,y:13},d.y)),r}function N(a,t){let e=0,d=new ResizeObserver(()=>{let r=Math.floor(a.clientWidth);r===e||r===0||(e=r,t(r))});return d.observe(a),()=>d.disconnect()}var v=class{constructor(t,e,d){this.tabs=t;this.chosen=d;this.element=o("div","dfdm-tabs");this.buttons=new Map;this.element.setAttribute("role","tablist"),this.element.setAttribute("aria-label",e);let r=Math.random().toString(36).slice(2);for(let{key:n,label:i,panel:c}of t){let s=b(i,"",()=>this.chosen(n),"dfdm-tab");s.removeAttribute("title"),s.setAttribute("role","tab"),s.id=`dfdm-tab-${r}-${n}`,c.id=`dfdm-panel-${r}-${n}`,c.setAttribute("role","tabpanel"),c.setAttribute("aria-labelledby",s.id),s.setAttribute("aria-controls",c.id),this.buttons.set(n,s),this.element.append(s)}this.element.addEventListener("keydown",n=>this.move(n))}show(t,e=()=>!0){let d=this.tabs.filter(n=>e(n.key)),r=d.some(n=>n.key===t)?t:d[0]?.key??"";for(let n of this.tabs){let i=this.buttons.get(n.key);i.hidden=!e(n.key),i.setAttribute("aria-selected",String(n.key===r)),i.tabIndex=n.key===r?0:-1,n.panel.hidden=n.key!==r}return this.element.hidden=d.length<2,r}move(t){let e={ArrowRight:1,ArrowLeft:-1}[t.key];if(!e)return;let d=[...this.buttons.values()].filter(n=>!n.hidden),r=d[(d.indexOf(document.activeElement)+e+d.length)%d.length];r?.focus(),r?.click(),t.preventDefault()}};function k(a,t,e,d=!1){let r=o("details","dfdm-figures"),n=o("div","dfdm-figures-scroll"),i=o("table",""),c=i.createTHead().insertRow();for(let m of t){let f=o("th","",m);f.scope="col",c.append(f)}let s=i.createTBody(),l=()=>{if(!s.childElementCount)for(let m of e()){let f=s.insertRow();m.forEach((g,A)=>{let $=o(A===0?"th":"td","",g);A===0&&($.scope="row"),f.append($)})}};return r.addEventListener("toggle",l),d&&l(),r.open=d,n.append(i),n.tabIndex=0,n.setAttribute("role","region"),n.setAttribute("aria-label",a),r.append(o("summary","",a),n),r}function P(a,t,e){let d=a.get(t);return d??e}var M={};function C(a){M=P(a,"phrases",{})}function p(a,t={}){return(Object.prototype.hasOwnProperty.call(M,a)?M[a]:a).replace(/\{(\w+)\}/g,(d,r)=>Object.prototype.hasOwnProperty.call(t,r)?String(t[r]):d)}function z(a){return a===1?p("1 piece"):p("{count} pieces",{count:a.toLocaleString("en-US")})}function q(a){return a.toLowerCase()}function E(a,t,e,d=!1){let r=o("div","dfdm-bars");r.append(o("p","dfdm-chart-heading",e));let n=Math.max(...a.map(l=>Math.max(l.high,l.unit)),1e-9),i=a.length>1?a[0].missing.filter(l=>a.every(m=>m.missing.includes(l))):[],c=o("ul","dfdm-bar-list");for(let l of a)c.append(K(l,d?Math.max(l.high,l.unit,1e-9):n,i));r.append(c,W(a,t)),i.length&&r.append(o("p","dfdm-small",p("Not priced in any: {what}.",{what:i.join("; ")})));let s=[...new Set(a.flatMap(l=>l.lines.map(m=>m.what)))];return r.append(k(p("The figures as a table"),["",p("Price each"),p("Low to high"),...s],()=>a.map(l=>[l.name,l.price,l.range,...s.map(m=>l.lines.find(f=>f.what===m)?.text??"")]))),r}function K(a,t,e){let d=o("li",a.chosen?"dfdm-way dfdm-bar-chosen":"dfdm-way"),r=o("div","dfdm-bar-head");r.append(o("span","dfdm-bar-name",a.name),o("span","",`${a.price} (${a.range})`)),a.impossible&&r.append(o("span","dfdm-bar-no",p("cannot make it as it is")));let n=o("div","dfdm-bar-track");n.setAttribute("aria-hidden","true");for(let s of a.lines){let l=o("span",s.assumed?"dfdm-bar-part dfdm-assumed":"dfdm-bar-part");l.style.width=`${100*s.amount/t}%`,l.style.backgroundColor=u[s.group%u.length],l.title=`${s.what}: ${s.text}${s.assumed?`, ${p("rests on an assumption")}`:""}`,n.append(l)}let i=o("span","dfdm-bar-range");i.style.left=`${100*a.low/t}%`,i.style.width=`${100*Math.max(a.high-a.low,0)/t}%`,i.title=`${p("Low to high")}: ${a.range}`,n.append(i),d.append(r,n);let c=a.missing.filter(s=>!e.includes(s));return c.length&&d.append(o("div","dfdm-small",p("Not priced: {what}.",{what:c.join("; ")}))),d}function W(a,t){let e=o("ul","dfdm-legend-list"),d=new Set(a.flatMap(n=>n.lines.map(i=>i.group)));if(t.forEach((n,i)=>{if(!d.has(i))return;let c=o("span","dfdm-swatch");c.style.backgroundColor=u[i%u.length];let s=o("li","");s.append(c,document.createTextNode(n)),e.append(s)}),a.some(n=>n.lines.some(i=>i.assumed))){let n=o("li","");n.append(o("span","dfdm-swatch dfdm-swatch-plain dfdm-assumed"),document.createTextNode(p("rests on an assumption"))),e.append(n)}let r=o("li","");return r.append(o("span","dfdm-swatch-range"),document.createTextNode(p("low to high"))),e.append(r),e}var T=class{constructor(t,e,d,r,n){this.curves=t;this.quantity=e;this.money=d;this.currency=r;this.element=o("div","dfdm-breakeven");this.plot=o("div","dfdm-plot");this.said=o("p","dfdm-readout");this.entries=[];this.lit=Math.max(0,t.lines.findIndex(l=>l.chosen)),this.place=S(t.at,e);let i=o("ul","dfdm-words");for(let l of n)i.append(o("li","",l));this.plot.tabIndex=0,this.plot.setAttribute("role","slider"),this.plot.setAttribute("aria-label",p("Quantity at which the prices are read")),this.plot.setAttribute("aria-valuemin",String(t.at[0])),this.plot.setAttribute("aria-valuemax",String(t.at[t.at.length-1])),this.plot.addEventListener("keydown",l=>this.press(l)),this.plot.addEventListener("pointermove",l=>this.point(l)),this.plot.addEventListener("pointerdown",l=>this.point(l));let c=[1,2,5,10,20,50,100,200,500,1e3,2e3,5e3,1e4].map(l=>S(t.at,l)),s=k(p("The figures as a table"),[p("Pieces"),...t.lines.map(l=>l.name)],()=>[...new Set(c)].map(l=>[y(t.at[l]),...t.lines.map(m=>this.worded(m,l))]));this.element.append(i,this.plot,this.said,this.legend(),s),this.stop=N(this.plot,()=>this.draw()),this.draw()}dispose(){this.stop()}worded(t,e){return p("{price} ({low} to {high})",{price:this.money(t.unit[e]),low:this.money(t.low[e]),high:this.money(t.high[e])})}legend(){let t=o("div","dfdm-legend-list");return this.curves.lines.forEach((e,d)=>{let r=b("",p("Show the range of this line"),()=>{this.lit=d,this.draw()},"dfdm-legend-entry"),n=h("svg",{width:28,height:10,"aria-hidden":"true"});n.append(h("line",{x1:1,x2:27,y1:5,y2:5,stroke:u[d%u.length],"stroke-width":3,"stroke-dasharray":w[d%w.length]})),r.append(n,document.createTextNode(e.name+(e.chosen?` ${p("(shown above)")}`:""))),this.entries.push(r),t.append(r)}),t}box(){let t=Math.max(this.plot.clientWidth,240),e=Math.round(Math.min(Math.max(t*.5,230),340));return{left:52,top:24,right:t-22,bottom:e-42,width:t,height:e}}scales(){let t=this.box(),e=this.curves.lines.flatMap(d=>[...d.low,...d.high]);return{x:new x(this.curves.at,t.left,t.right,!1),y:new x(e,t.bottom,t.top)}}draw(){let t=this.box(),{x:e,y:d}=this.scales(),r=h("svg",{width:t.width,height:t.height,"aria-hidden":"true"});r.append(B(e,d,t,{x:p("Pieces"),y:p("{currency} a piece",{currency:this.currency})})),this.curves.lines.forEach((c,s)=>{let l=this.curves.at.map((f,g)=>`${e.at(f).toFixed(1)},${d.at(c.low[g]).toFixed(1)}`),m=this.curves.at.map((f,g)=>`${e.at(f).toFixed(1)},${d.at(c.high[g]).toFixed(1)}`).reverse();r.append(h("polygon",{points:[...l,...m].join(" "),fill:u[s%u.length],"fill-opacity":s===this.lit?.24:.07}))});let n=e.at(this.quantity);r.append(h("line",{x1:n,x2:n,y1:t.top,y2:t.bottom,class:"dfdm-here"})),this.curves.lines.forEach((c,s)=>{let l=this.curves.at.map((m,f)=>`${e.at(m).toFixed(1)},${d.at(c.unit[f]).toFixed(1)}`);r.append(h("polyline",{points:l.join(" "),fill:"none",stroke:u[s%u.length],"stroke-width":s===this.lit?3:2,"stroke-dasharray":w[s%w.length]}))});for(let{at:c,price:s}of this.curves.marks)r.append(h("circle",{cx:e.at(c),cy:d.at(s),r:5,class:"dfdm-crossing"})),r.append(h("text",{x:e.at(c),y:d.at(s)-10,"text-anchor":"middle",class:"dfdm-crossing-words"},y(c)));let i=e.at(this.curves.at[this.place]);r.append(h("line",{x1:i,x2:i,y1:t.top,y2:t.bottom,class:"dfdm-cursor"})),this.curves.lines.forEach((c,s)=>{r.append(h("circle",{cx:i,cy:d.at(c.unit[this.place]),r:3.5,fill:u[s%u.length]}))}),this.plot.replaceChildren(r),this.entries.forEach((c,s)=>c.setAttribute("aria-pressed",String(s===this.lit))),this.say()}say(){let t=this.curves.at[this.place],d=[...this.curves.lines].sort((n,i)=>n.unit[this.place]-i.unit[this.place]).map(n=>`${n.name} ${this.worded(n,this.place)} ${this.currency}`),r=`${z(t)}: ${d.join("; ")}`;this.said.textContent=r,this.plot.setAttribute("aria-valuenow",String(t)),this.plot.setAttribute("aria-valuetext",r)}press(t){let e=this.curves.at.length-1,r={ArrowRight:1,ArrowUp:1,ArrowLeft:-1,ArrowDown:-1,PageUp:10,PageDown:-10,Home:-e,End:e}[t.key];r!==void 0&&(this.place=Math.min(Math.max(this.place+r,0),e),this.draw(),t.preventDefault(),t.stopPropagation())}point(t){let e=this.plot.getBoundingClientRect().left,d=S(this.curves.at,this.scales().x.back(t.clientX-e));d!==this.place&&(this.place=d,this.draw())}};function S(a,t){let e=0;return a.forEach((d,r)=>{Math.abs(Math.log(d/t))<Math.abs(Math.log(a[e]/t))&&(e=r)}),e}var _=`.dfdm-table {
  color: var(--jp-ui-font-color1, CanvasText);
  font-family: var(--jp-ui-font-family, system-ui, sans-serif);
  font-size: var(--jp-ui-font-size1, 13px);
  line-height: 1.4;
  min-width: 0;
  container-type: inline-size;
}
.dfdm-table-caption { padding: 4px 8px; font-weight: 600; }
.dfdm-table-caption:empty, .dfdm-table-note:empty { display: none; }
.dfdm-table-below { display: flex; flex-wrap: wrap; align-items: flex-start; }
.dfdm-table-picture { width: 240px; height: 120px; margin: 6px 0 4px 8px; }
.dfdm-table-picture[hidden] { display: none; }
.dfdm-table-note { flex: 1 1 20em; white-space: pre-line; padding: 4px 8px; color: var(--jp-ui-font-color1, CanvasText); }
.dfdm-table-scroll { overflow: auto; max-height: 480px; border-bottom: 1px solid var(--jp-border-color2, #bdbdbd); }
.dfdm-whole .dfdm-table-scroll { max-height: none; }
.dfdm-table table { border-collapse: collapse; width: 100%; margin: 0; table-layout: auto; }
.dfdm-table th, .dfdm-table td {
  padding: 4px 8px;
  text-align: left;
  vertical-align: top;
  border-bottom: 1px solid var(--jp-border-color2, #e0e0e0);
  background: transparent;
}
.dfdm-table th {
  position: sticky;
  top: 0;
  white-space: nowrap;
  background: var(--jp-layout-color1, Canvas);
  border-bottom: 1px solid var(--jp-border-color1, #bdbdbd);
}
.dfdm-table .dfdm-number { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
.dfdm-table td.dfdm-verdict { white-space: nowrap; }
.dfdm-table td.dfdm-wide { min-width: 12em; overflow-wrap: anywhere; }
.dfdm-table .dfdm-plain {
  background: none;
  border: 0;
  border-radius: 2px;
  color: inherit;
  cursor: pointer;
  font: inherit;
  font-weight: inherit;
  padding: 0;
  text-align: inherit;
}
.dfdm-table th .dfdm-plain { font-weight: 600; }
.dfdm-table .dfdm-plain:focus-visible { outline: 2px solid var(--jp-brand-color1, #1976d2); outline-offset: 2px; }
.dfdm-table .dfdm-choosable { cursor: pointer; }
.dfdm-table .dfdm-choosable:hover { background: var(--jp-layout-color2, #eee); }
.dfdm-table .dfdm-chosen, .dfdm-table .dfdm-chosen:hover { background: color-mix(in srgb, var(--jp-brand-color1, #1976d2) 22%, transparent); }
.dfdm-table .dfdm-stale td { opacity: 0.5; }
.dfdm-table .dfdm-choosable td:first-child button { text-decoration: underline; text-underline-offset: 2px; white-space: nowrap; }
.dfdm-table .dfdm-sign {
  display: inline-block;
  width: 16px;
  height: 16px;
  margin-right: 6px;
  border-radius: 50%;
  color: #000;
  font-size: 11px;
  font-weight: 700;
  line-height: 16px;
  text-align: center;
}
.dfdm-table .dfdm-pass { background: #3cc296; }
.dfdm-table .dfdm-warn { background: #f0b400; }
.dfdm-table .dfdm-fail { background: #ef7d33; }
.dfdm-table .dfdm-unknown { background: #dc9ac0; }
.dfdm-table .dfdm-not_applicable { background: #b5b5b5; }
.dfdm-table .dfdm-track { display: block; min-width: 90px; height: 6px; margin-top: 3px; border-radius: 3px; background: var(--jp-layout-color2, #eee); }
.dfdm-table .dfdm-filled { display: block; height: 100%; border-radius: 3px; background: var(--jp-brand-color1, #1976d2); }
.dfdm-table .dfdm-below-it { display: none; }
@container (min-width: 761px) {
  .dfdm-whole th:last-child { width: 45%; }
}
@container (max-width: 760px) {
  .dfdm-whole th:last-child { width: 28%; }
  .dfdm-table th, .dfdm-table .dfdm-choosable td:first-child button { white-space: normal; }
  .dfdm-table th, .dfdm-table td { padding: 4px 5px; }
  .dfdm-table td.dfdm-wide { min-width: 8em; }
  .dfdm-table .dfdm-track { min-width: 48px; }
}
@container (min-width: 461px) and (max-width: 680px) {
  .dfdm-table .dfdm-narrows .dfdm-apart { display: none; }
  .dfdm-table .dfdm-narrows .dfdm-below-it { display: block; font-size: 0.92em; color: var(--jp-ui-font-color2, GrayText); }
  .dfdm-whole .dfdm-narrows th:last-child { width: 34%; }
}
@container (max-width: 620px) {
  .dfdm-table .dfdm-stacks :is(thead, tbody) { display: block; }
  .dfdm-table .dfdm-stacks thead tr::before { content: attr(data-sort) ":"; color: var(--jp-ui-font-color2, GrayText); }
  .dfdm-table .dfdm-stacks thead { position: sticky; top: 0; background: var(--jp-layout-color1, Canvas); }
  .dfdm-table .dfdm-stacks tr { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 14px; padding: 4px 5px; }
  .dfdm-table .dfdm-stacks tbody tr { border-bottom: 1px solid var(--jp-border-color2, #e0e0e0); }
  .dfdm-table .dfdm-stacks :is(th, td) { display: block; min-width: 0; padding: 0; border: 0; text-align: left; }
  .dfdm-table .dfdm-stacks td:empty { display: none; }
  .dfdm-table .dfdm-stacks td:first-child { font-weight: 600; }
  .dfdm-table .dfdm-stacks td.dfdm-wide { flex-basis: 100%; }
  .dfdm-table .dfdm-stacks td:not(:first-child, .dfdm-verdict, .dfdm-verdict + .dfdm-wide)::before {
    content: attr(data-label) ": ";
    color: var(--jp-ui-font-color2, GrayText);
  }
}
@container (max-width: 460px) {
  .dfdm-whole .dfdm-narrows :is(thead, tbody) { display: block; }
  .dfdm-whole .dfdm-narrows tr { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 14px; padding: 4px 5px; }
  .dfdm-whole .dfdm-narrows tbody tr { border-bottom: 1px solid var(--jp-border-color2, #e0e0e0); }
  .dfdm-whole .dfdm-narrows :is(th, td, th:last-child) { display: block; width: auto; min-width: 0; padding: 0; border: 0; text-align: left; }
  .dfdm-whole .dfdm-narrows td:empty { display: none; }
  .dfdm-whole .dfdm-narrows td:first-child { font-weight: 600; }
  .dfdm-whole .dfdm-narrows td:not(:first-child, .dfdm-verdict)::before { content: attr(data-label) ": "; color: var(--jp-ui-font-color2, GrayText); }
}
`;var V={pass:"\u2713",warn:"!",fail:"\u2715",unknown:"?",not_applicable:"\u2013"},j=class{constructor(t,e){this.model=t;this.host=o("div","dfdm-table");this.caption=o("div","dfdm-table-caption");this.scroll=o("div","dfdm-table-scroll");this.below=o("div","dfdm-table-below");this.picture=o("img","dfdm-table-picture");this.note=o("div","dfdm-table-note");this.sorted=null;this.stops=[];this.asked=!1;this.host.setAttribute("data-lm-suppress-shortcuts","true"),this.caption.id=`dfdm-caption-${Math.random().toString(36).slice(2)}`,this.host.classList.toggle("dfdm-whole",!!t.get("whole")),this.host.append(o("style","",_),this.caption,this.scroll,this.below),this.below.append(this.picture,this.note),this.picture.alt="",e.append(this.host);for(let d of["rows","columns","selected","caption","note","picture"]){let r=()=>this.drawSoon();t.on(`change:${d}`,r),this.stops.push(()=>t.off(`change:${d}`,r))}this.draw()}drawSoon(){this.asked||(this.asked=!0,queueMicrotask(()=>{this.asked=!1,this.draw()}))}draw(){let t=this.model.get("columns"),e=document.activeElement?.dataset.row;this.caption.textContent=this.model.get("caption"),this.note.textContent=this.model.get("note");let d=this.model.get("picture")??"";this.picture.hidden=!d.startsWith("data:image/svg+xml;"),this.picture.hidden?this.picture.removeAttribute("src"):this.picture.src=d;let r=t.some(({kind:s})=>s==="wide")&&!t.some(({kind:s})=>s==="bar"),n=o("table",r?"dfdm-stacks":"dfdm-narrows");n.setAttribute("role","table"),n.setAttribute("aria-labelledby",this.caption.id);let i=n.createTHead().insertRow();i.setAttribute("role","row"),i.dataset.sort=p("Sort by"),i.append(...t.map(s=>this.heading(s)));let c=n.createTBody();for(let s of this.ordered())c.append(this.line(s,t));this.scroll.replaceChildren(...t.length?[n]:[]),e!==void 0&&this.host.isConnected&&[...n.querySelectorAll("button")].find(s=>s.dataset.row===e)?.focus()}ordered(){let t=[...this.model.get("rows")],e=this.sorted;if(!e)return t;let d=e.down?-1:1;return t.sort((r,n)=>{let[i,c]=[r.order[e.key],n.order[e.key]];return i===void 0&&c===void 0?d*(r.cells[e.key]??"").localeCompare(n.cells[e.key]??""):i===void 0||c===void 0?i===void 0?1:-1:d*(i-c)})}heading(t){let e=o("th",[t.kind==="number"?"dfdm-number":"",t.under?"dfdm-apart":""].join(" ").trim());e.scope="col",e.setAttribute("role","columnheader");let d=this.sorted?.key===t.key?this.sorted:null;e.setAttribute("aria-sort",d?d.down?"descending":"ascending":"none");let r=d?d.down?" \u25BE":" \u25B4":"";return e.append(b(t.label+r,p("Sort by {column}",{column:q(t.label)}),()=>{this.sorted={key:t.key,down:d?!d.down:!1},this.draw()},"dfdm-plain")),e}line(t,e){let d=o("tr",t.stale?"dfdm-stale":"");d.setAttribute("role","row"),t.stale&&d.setAttribute("aria-busy","true");let r=this.model.get("selected")===t.id,n=()=>{r&&this.model.get("required")||(this.model.set("selected",r?"":t.id),this.model.save_changes())};return e.forEach((i,c)=>{let s=d.insertCell();s.className=`dfdm-${i.kind}${i.under?" dfdm-apart":""}`,s.setAttribute("role","cell"),s.dataset.label=i.label;let l=t.cells[i.key]??"";if(c===0&&this.model.get("choosable")){let f=b(l,this.model.get("choosable"),n,"dfdm-plain");f.setAttribute("aria-pressed",String(r)),f.dataset.row=t.id,s.append(F(i,t),f)}else l&&s.append(F(i,t),document.createTextNode(l));i.kind==="bar"&&s.append(Y(t.share));let m=e.find(({under:f})=>f===i.key);m&&t.cells[m.key]&&s.append(o("span","dfdm-below-it",t.cells[m.key]))}),this.model.get("choosable")&&(d.classList.add("dfdm-choosable"),d.classList.toggle("dfdm-chosen",r),d.addEventListener("click",i=>{i.target.closest("button")||n()})),d}dispose(){for(let t of this.stops)t()}};function F(a,t){if(a.kind!=="verdict"||!t.verdict)return document.createTextNode("");let e=o("span",`dfdm-sign dfdm-${t.verdict}`,V[t.verdict]??"");return e.setAttribute("aria-hidden","true"),e}function Y(a){let t=o("span","dfdm-track"),e=o("span","dfdm-filled");return e.style.width=`${Math.round(1e3*Math.min(Math.max(a,0),1))/10}%`,t.append(e),t.setAttribute("aria-hidden","true"),t}var Q=["chart","details","assumptions","page","selected","caption","note","rows"],L=class{constructor(t,e){this.model=t;this.host=o("div","dfdm-charts dfdm-costs");this.caption=o("div","dfdm-table-caption");this.lines=o("div","dfdm-page");this.details=o("div","dfdm-details");this.ways=o("div","dfdm-page");this.quantities=o("div","dfdm-page");this.breakeven=o("div","dfdm-page");this.note=o("div","dfdm-small dfdm-cost-note");this.assumptions=o("div","");this.stops=[];this.curves=null;this.drawn=null;this.asked=!1;this.host.setAttribute("data-lm-suppress-shortcuts","true"),this.tabs=new v([{key:"lines",label:p("This price"),panel:this.lines},{key:"ways",label:p("By process"),panel:this.ways},{key:"quantities",label:p("By quantity"),panel:this.quantities},{key:"breakeven",label:p("Break-even"),panel:this.breakeven}],p("Costs"),d=>{this.model.set("page",d),this.model.save_changes()}),this.table=new j(t,this.lines),this.lines.append(this.details,this.assumptions),this.details.setAttribute("aria-live","polite"),this.host.append(o("style","",H),this.caption,this.tabs.element,this.lines,this.ways,this.quantities,this.breakeven,this.note),e.append(this.host);for(let d of Q){let r=()=>this.drawSoon();t.on(`change:${d}`,r),this.stops.push(()=>t.off(`change:${d}`,r))}this.draw()}drawSoon(){this.asked||(this.asked=!0,queueMicrotask(()=>{this.asked=!1,this.draw()}))}draw(){let t=this.model.get("chart")??{};this.caption.textContent=this.model.get("caption"),this.note.textContent=this.model.get("note"),this.explain(),this.drawn!==this.model.get("chart")&&(this.drawn=this.model.get("chart"),this.picture(t));let e=d=>d==="lines"||d==="ways"&&(t.ways?.length??0)+(t.none?.length??0)>1||d==="quantities"&&!!t.steps||d==="breakeven"&&!!t.curve;this.tabs.show(this.model.get("page"),e)}picture(t){let e=t.groups??[];if(this.ways.replaceChildren(),t.ways?.length&&this.ways.append(E(t.ways,e,p("The price of a piece, {pieces} made",{pieces:J(t.quantity)}))),t.none?.length){let d=o("ul","dfdm-words");for(let{names:r,why:n}of t.none)d.append(o("li","",`${n}: ${r.join(", ")}`));this.ways.append(o("p","dfdm-chart-heading",p("No price")),d)}if(this.quantities.replaceChildren(),t.steps&&this.quantities.append(E(t.steps.rows,e,p("The price of a piece by {process}; each bar on a scale of its own",{process:t.steps.name}),!0)),this.curves?.dispose(),this.curves=null,t.curve){let d=r=>r.toFixed(t.decimals);this.curves=new T(t.curve,t.quantity,d,t.currency,t.words??[])}this.breakeven.replaceChildren(...this.curves?[this.curves.element]:[])}explain(){let t=this.model.get("rows").find(({id:r})=>r===this.model.get("selected")),e=t?this.model.get("details")[t.id]:void 0;if(this.details.replaceChildren(),t&&e){this.details.append(o("p","dfdm-chart-heading",p("{line}: what it rests on",{line:t.cells.what}))),this.details.append(o("p","dfdm-small",p("Comes from: {basis}",{basis:t.cells.basis})));let r=o("ul","dfdm-words");for(let n of e.rates)r.append(X(n));e.rates.length||r.append(o("li","",p("No rate of money: it follows from the other lines."))),this.details.append(r)}let d=this.model.get("assumptions")??[];if(this.assumptions.replaceChildren(),d.length){let r=o("details","dfdm-figures"),n=o("ul","dfdm-words");for(let i of d)n.append(o("li","",i));r.append(o("summary","",p("Assumptions in this price ({count})",{count:d.length})),n),this.assumptions.append(r)}}dispose(){for(let t of this.stops)t();this.curves?.dispose(),this.table.dispose()}};function X(a){let t=o("li",""),e=a.range?` (${a.range})`:"";if(a.name&&t.append(o("strong","",`${a.name} ${a.value??""}${e}`),document.createTextNode(". ")),a.kind&&(t.append(o("span",a.kind==="assumption"?"dfdm-kind dfdm-kind-assumption":"dfdm-kind",a.kind)),t.append(document.createTextNode(" "))),/^https?:\/\//.test(a.url)){let d=o("a","",a.source);d.href=a.url,d.target="_blank",d.rel="noopener noreferrer",t.append(d)}else t.append(document.createTextNode(a.source));return a.locator&&t.append(document.createTextNode(`: ${a.locator}`)),t}function J(a){return a===1?"1":a.toLocaleString("en-US")}function Z({model:a,el:t}){C(a);let e=new L(a,t);return()=>e.dispose()}var Et={render:Z};export{Et as default};
