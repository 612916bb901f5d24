var L=`.dfdm-charts {
  color: var(--jp-ui-font-color1, CanvasText);
  font-family: var(--jp-ui-font-family, system-ui, sans-serif);
  font-size: var(--jp-ui-font-size1, 13px);
  line-height: 1.4;
  min-width: 0;
  container-type: inline-size;
}
.dfdm-charts [hidden] { display: none !important; }
.dfdm-charts .dfdm-table-caption { padding: 4px 8px; font-weight: 600; }
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
  .dfdm-charts .dfdm-candidate-table .dfdm-stacks td:empty { display: none; }
  .dfdm-charts .dfdm-candidate-table .dfdm-stacks td:first-child { min-width: 2.2em; font-weight: 600; }
  .dfdm-charts .dfdm-candidate-table .dfdm-stacks td.dfdm-wide { flex-basis: auto; }
  .dfdm-charts .dfdm-candidate-table .dfdm-stacks td.dfdm-wide:last-child { flex-basis: 100%; padding-left: 2.2em; }
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
`;function n(o,t,e=""){let d=document.createElement(o);return d.className=t,d.matches("button, input, select, textarea, a")&&d.setAttribute("data-lm-suppress-shortcuts","true"),e&&(d.textContent=e),d}function u(o,t,e,d="dfdm-button"){let a=n("button",d,o);return a.type="button",a.title=t,a.addEventListener("click",e),a}var f=["#0072b2","#d55e00","#009e73","#cc79a7","#56b4e9","#e69f00","#7d7d7d","#beaf1e"],x=["","7 4","2 3","10 3 2 3"],z="http://www.w3.org/2000/svg";function m(o,t,e=""){let d=document.createElementNS(z,o);for(let[a,r]of Object.entries(t))d.setAttribute(a,String(r));return e&&(d.textContent=e),d}var g=class{constructor(t,e,d,a=!0){this.start=e;this.end=d;let[r,s]=[1/0,-1/0];for(let c of t)!(c>0)||!Number.isFinite(c)||(r=Math.min(r,c),s=Math.max(s,c));r>s&&([r,s]=[1,10]),this.low=a?q(r):r,this.high=Math.max(a?F(s):s,this.low*2)}at(t){let e=Math.min(Math.max(t,this.low),this.high);return this.start+Math.log(e/this.low)/Math.log(this.high/this.low)*(this.end-this.start)}back(t){let e=(t-this.start)/(this.end-this.start);return this.low*Math.pow(this.high/this.low,Math.min(Math.max(e,0),1))}ticks(t){let e=Math.floor(Math.log10(this.low)+1e-9),d=Math.ceil(Math.log10(this.high)-1e-9),a=[];for(let r of[[1,2,5],[1,3],[1]]){a=[];for(let s=e;s<=d;s+=1)for(let c of r){let i=c*10**s;i>=this.low*.999&&i<=this.high*1.001&&a.push(i)}if(a.length<=t)return a}return a}};function q(o){let t=10**Math.floor(Math.log10(o)+1e-9);return t*Math.max(...[1,2,5].filter(e=>e*t<=o*(1+1e-9)))}function F(o){let t=10**Math.floor(Math.log10(o)+1e-9);return t*Math.min(...[1,2,5,10].filter(e=>e*t>=o*(1-1e-9)))}function A(o){return Math.abs(o)>=100?w(o):String(Number(o.toPrecision(3)))}function w(o){return Math.round(o).toLocaleString("en-US")}function S(o,t,e,d){let a=m("g",{class:"dfdm-axes","aria-hidden":"true"});for(let r of o.ticks(Math.max(3,Math.floor((e.right-e.left)/64)))){let s=o.at(r);a.append(m("line",{x1:s,x2:s,y1:e.top,y2:e.bottom})),a.append(m("text",{x:s,y:e.bottom+16,"text-anchor":"middle"},A(r)))}for(let r of t.ticks(6)){let s=t.at(r);a.append(m("line",{x1:e.left,x2:e.right,y1:s,y2:s})),a.append(m("text",{x:e.left-6,y:s+4,"text-anchor":"end"},A(r)))}return a.append(m("text",{x:(e.left+e.right)/2,y:e.bottom+33,"text-anchor":"middle"},d.x)),a.append(m("text",{x:4,y:13},d.y)),a}function H(o,t){let e=0,d=new ResizeObserver(()=>{let a=Math.floor(o.clientWidth);a===e||a===0||(e=a,t(a))});return d.observe(o),()=>d.disconnect()}var v=class{constructor(t,e,d){this.tabs=t;this.chosen=d;this.element=n("div","dfdm-tabs");this.buttons=new Map;this.element.setAttribute("role","tablist"),this.element.setAttribute("aria-label",e);let a=Math.random().toString(36).slice(2);for(let{key:r,label:s,panel:c}of t){let i=u(s,"",()=>this.chosen(r),"dfdm-tab");i.removeAttribute("title"),i.setAttribute("role","tab"),i.id=`dfdm-tab-${a}-${r}`,c.id=`dfdm-panel-${a}-${r}`,c.setAttribute("role","tabpanel"),c.setAttribute("aria-labelledby",i.id),i.setAttribute("aria-controls",c.id),this.buttons.set(r,i),this.element.append(i)}this.element.addEventListener("keydown",r=>this.move(r))}show(t,e=()=>!0){let d=this.tabs.filter(r=>e(r.key)),a=d.some(r=>r.key===t)?t:d[0]?.key??"";for(let r of this.tabs){let s=this.buttons.get(r.key);s.hidden=!e(r.key),s.setAttribute("aria-selected",String(r.key===a)),s.tabIndex=r.key===a?0:-1,r.panel.hidden=r.key!==a}return this.element.hidden=d.length<2,a}move(t){let e={ArrowRight:1,ArrowLeft:-1}[t.key];if(!e)return;let d=[...this.buttons.values()].filter(r=>!r.hidden),a=d[(d.indexOf(document.activeElement)+e+d.length)%d.length];a?.focus(),a?.click(),t.preventDefault()}};function y(o,t,e,d=!1){let a=n("details","dfdm-figures"),r=n("div","dfdm-figures-scroll"),s=n("table",""),c=s.createTHead().insertRow();for(let p of t){let h=n("th","",p);h.scope="col",c.append(h)}let i=s.createTBody(),l=()=>{if(!i.childElementCount)for(let p of e()){let h=i.insertRow();p.forEach((b,E)=>{let $=n(E===0?"th":"td","",b);E===0&&($.scope="row"),h.append($)})}};return a.addEventListener("toggle",l),d&&l(),a.open=d,r.append(s),r.tabIndex=0,r.setAttribute("role","region"),r.setAttribute("aria-label",o),a.append(n("summary","",o),r),a}function M(o,t,e,d=!1){let a=n("div","dfdm-bars");a.append(n("p","dfdm-chart-heading",e));let r=Math.max(...o.map(l=>Math.max(l.high,l.unit)),1e-9),s=o.length>1?o[0].missing.filter(l=>o.every(p=>p.missing.includes(l))):[],c=n("ul","dfdm-bar-list");for(let l of o)c.append(I(l,d?Math.max(l.high,l.unit,1e-9):r,s));a.append(c,P(o,t)),s.length&&a.append(n("p","dfdm-small",`Not priced in any: ${s.join("; ")}.`));let i=[...new Set(o.flatMap(l=>l.lines.map(p=>p.what)))];return a.append(y("The figures as a table",["","Price each","Low to high",...i],()=>o.map(l=>[l.name,l.price,l.range,...i.map(p=>l.lines.find(h=>h.what===p)?.text??"")]))),a}function I(o,t,e){let d=n("li",o.chosen?"dfdm-way dfdm-bar-chosen":"dfdm-way"),a=n("div","dfdm-bar-head");a.append(n("span","dfdm-bar-name",o.name),n("span","",`${o.price} (${o.range})`)),o.impossible&&a.append(n("span","dfdm-bar-no","cannot make it as it is"));let r=n("div","dfdm-bar-track");r.setAttribute("aria-hidden","true");for(let i of o.lines){let l=n("span",i.assumed?"dfdm-bar-part dfdm-assumed":"dfdm-bar-part");l.style.width=`${100*i.amount/t}%`,l.style.backgroundColor=f[i.group%f.length],l.title=`${i.what}: ${i.text}${i.assumed?", rests on an assumption":""}`,r.append(l)}let s=n("span","dfdm-bar-range");s.style.left=`${100*o.low/t}%`,s.style.width=`${100*Math.max(o.high-o.low,0)/t}%`,s.title=`Low to high: ${o.range}`,r.append(s),d.append(a,r);let c=o.missing.filter(i=>!e.includes(i));return c.length&&d.append(n("div","dfdm-small",`Not priced: ${c.join("; ")}.`)),d}function P(o,t){let e=n("ul","dfdm-legend-list"),d=new Set(o.flatMap(r=>r.lines.map(s=>s.group)));if(t.forEach((r,s)=>{if(!d.has(s))return;let c=n("span","dfdm-swatch");c.style.backgroundColor=f[s%f.length];let i=n("li","");i.append(c,document.createTextNode(r)),e.append(i)}),o.some(r=>r.lines.some(s=>s.assumed))){let r=n("li","");r.append(n("span","dfdm-swatch dfdm-swatch-plain dfdm-assumed"),document.createTextNode("rests on an assumption")),e.append(r)}let a=n("li","");return a.append(n("span","dfdm-swatch-range"),document.createTextNode("low to high")),e.append(a),e}var k=class{constructor(t,e,d,a,r){this.curves=t;this.quantity=e;this.money=d;this.currency=a;this.element=n("div","dfdm-breakeven");this.plot=n("div","dfdm-plot");this.said=n("p","dfdm-readout");this.entries=[];this.lit=Math.max(0,t.lines.findIndex(l=>l.chosen)),this.place=T(t.at,e);let s=n("ul","dfdm-words");for(let l of r)s.append(n("li","",l));this.plot.tabIndex=0,this.plot.setAttribute("role","slider"),this.plot.setAttribute("aria-label","Quantity at which the prices are read"),this.plot.setAttribute("aria-valuemin",String(t.at[0])),this.plot.setAttribute("aria-valuemax",String(t.at[t.at.length-1])),this.plot.addEventListener("keydown",l=>this.press(l)),this.plot.addEventListener("pointermove",l=>this.point(l)),this.plot.addEventListener("pointerdown",l=>this.point(l));let c=[1,2,5,10,20,50,100,200,500,1e3,2e3,5e3,1e4].map(l=>T(t.at,l)),i=y("The figures as a table",["Pieces",...t.lines.map(l=>l.name)],()=>[...new Set(c)].map(l=>[w(t.at[l]),...t.lines.map(p=>this.worded(p,l))]));this.element.append(s,this.plot,this.said,this.legend(),i),this.stop=H(this.plot,()=>this.draw()),this.draw()}dispose(){this.stop()}worded(t,e){return`${this.money(t.unit[e])} (${this.money(t.low[e])} to ${this.money(t.high[e])})`}legend(){let t=n("div","dfdm-legend-list");return this.curves.lines.forEach((e,d)=>{let a=u("","Show the range of this line",()=>{this.lit=d,this.draw()},"dfdm-legend-entry"),r=m("svg",{width:28,height:10,"aria-hidden":"true"});r.append(m("line",{x1:1,x2:27,y1:5,y2:5,stroke:f[d%f.length],"stroke-width":3,"stroke-dasharray":x[d%x.length]})),a.append(r,document.createTextNode(e.name+(e.chosen?" (shown above)":""))),this.entries.push(a),t.append(a)}),t}box(){let t=Math.max(this.plot.clientWidth,240),e=Math.round(Math.min(Math.max(t*.5,230),340));return{left:52,top:24,right:t-22,bottom:e-42,width:t,height:e}}scales(){let t=this.box(),e=this.curves.lines.flatMap(d=>[...d.low,...d.high]);return{x:new g(this.curves.at,t.left,t.right,!1),y:new g(e,t.bottom,t.top)}}draw(){let t=this.box(),{x:e,y:d}=this.scales(),a=m("svg",{width:t.width,height:t.height,"aria-hidden":"true"});a.append(S(e,d,t,{x:"Pieces",y:`${this.currency} a piece`})),this.curves.lines.forEach((c,i)=>{let l=this.curves.at.map((h,b)=>`${e.at(h).toFixed(1)},${d.at(c.low[b]).toFixed(1)}`),p=this.curves.at.map((h,b)=>`${e.at(h).toFixed(1)},${d.at(c.high[b]).toFixed(1)}`).reverse();a.append(m("polygon",{points:[...l,...p].join(" "),fill:f[i%f.length],"fill-opacity":i===this.lit?.24:.07}))});let r=e.at(this.quantity);a.append(m("line",{x1:r,x2:r,y1:t.top,y2:t.bottom,class:"dfdm-here"})),this.curves.lines.forEach((c,i)=>{let l=this.curves.at.map((p,h)=>`${e.at(p).toFixed(1)},${d.at(c.unit[h]).toFixed(1)}`);a.append(m("polyline",{points:l.join(" "),fill:"none",stroke:f[i%f.length],"stroke-width":i===this.lit?3:2,"stroke-dasharray":x[i%x.length]}))});for(let{at:c,price:i}of this.curves.marks)a.append(m("circle",{cx:e.at(c),cy:d.at(i),r:5,class:"dfdm-crossing"})),a.append(m("text",{x:e.at(c),y:d.at(i)-10,"text-anchor":"middle",class:"dfdm-crossing-words"},w(c)));let s=e.at(this.curves.at[this.place]);a.append(m("line",{x1:s,x2:s,y1:t.top,y2:t.bottom,class:"dfdm-cursor"})),this.curves.lines.forEach((c,i)=>{a.append(m("circle",{cx:s,cy:d.at(c.unit[this.place]),r:3.5,fill:f[i%f.length]}))}),this.plot.replaceChildren(a),this.entries.forEach((c,i)=>c.setAttribute("aria-pressed",String(i===this.lit))),this.say()}say(){let t=this.curves.at[this.place],d=[...this.curves.lines].sort((r,s)=>r.unit[this.place]-s.unit[this.place]).map(r=>`${r.name} ${this.worded(r,this.place)} ${this.currency}`),a=`${w(t)} ${t===1?"piece":"pieces"}: ${d.join("; ")}`;this.said.textContent=a,this.plot.setAttribute("aria-valuenow",String(t)),this.plot.setAttribute("aria-valuetext",a)}press(t){let e=this.curves.at.length-1,a={ArrowRight:1,ArrowUp:1,ArrowLeft:-1,ArrowDown:-1,PageUp:10,PageDown:-10,Home:-e,End:e}[t.key];a!==void 0&&(this.place=Math.min(Math.max(this.place+a,0),e),this.draw(),t.preventDefault(),t.stopPropagation())}point(t){let e=this.plot.getBoundingClientRect().left,d=T(this.curves.at,this.scales().x.back(t.clientX-e));d!==this.place&&(this.place=d,this.draw())}};function T(o,t){let e=0;return o.forEach((d,a)=>{Math.abs(Math.log(d/t))<Math.abs(Math.log(o[e]/t))&&(e=a)}),e}var R=`.dfdm-table {
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
@container (max-width: 620px) {
  .dfdm-table .dfdm-stacks :is(thead, tbody) { display: block; }
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
`;var G={pass:"\u2713",warn:"!",fail:"\u2715",unknown:"?",not_applicable:"\u2013"},j=class{constructor(t,e){this.model=t;this.host=n("div","dfdm-table");this.caption=n("div","dfdm-table-caption");this.scroll=n("div","dfdm-table-scroll");this.below=n("div","dfdm-table-below");this.picture=n("img","dfdm-table-picture");this.note=n("div","dfdm-table-note");this.sorted=null;this.stops=[];this.asked=!1;this.host.setAttribute("data-lm-suppress-shortcuts","true"),this.caption.id=`dfdm-caption-${Math.random().toString(36).slice(2)}`,this.host.classList.toggle("dfdm-whole",!!t.get("whole")),this.host.append(n("style","",R),this.caption,this.scroll,this.below),this.below.append(this.picture,this.note),this.picture.alt="",e.append(this.host);for(let d of["rows","columns","selected","caption","note","picture"]){let a=()=>this.drawSoon();t.on(`change:${d}`,a),this.stops.push(()=>t.off(`change:${d}`,a))}this.draw()}drawSoon(){this.asked||(this.asked=!0,queueMicrotask(()=>{this.asked=!1,this.draw()}))}draw(){let t=this.model.get("columns"),e=document.activeElement?.dataset.row;this.caption.textContent=this.model.get("caption"),this.note.textContent=this.model.get("note");let d=this.model.get("picture")??"";this.picture.hidden=!d.startsWith("data:image/svg+xml;"),this.picture.hidden?this.picture.removeAttribute("src"):this.picture.src=d;let a=t.some(({kind:i})=>i==="wide")&&!t.some(({kind:i})=>i==="bar"),r=n("table",a?"dfdm-stacks":"dfdm-narrows");r.setAttribute("role","table"),r.setAttribute("aria-labelledby",this.caption.id);let s=r.createTHead().insertRow();s.setAttribute("role","row"),s.append(...t.map(i=>this.heading(i)));let c=r.createTBody();for(let i of this.ordered())c.append(this.line(i,t));this.scroll.replaceChildren(...t.length?[r]:[]),e!==void 0&&this.host.isConnected&&[...r.querySelectorAll("button")].find(i=>i.dataset.row===e)?.focus()}ordered(){let t=[...this.model.get("rows")],e=this.sorted;if(!e)return t;let d=e.down?-1:1;return t.sort((a,r)=>{let[s,c]=[a.order[e.key],r.order[e.key]];return s===void 0&&c===void 0?d*(a.cells[e.key]??"").localeCompare(r.cells[e.key]??""):s===void 0||c===void 0?s===void 0?1:-1:d*(s-c)})}heading(t){let e=n("th",t.kind==="number"?"dfdm-number":"");e.scope="col",e.setAttribute("role","columnheader");let d=this.sorted?.key===t.key?this.sorted:null;e.setAttribute("aria-sort",d?d.down?"descending":"ascending":"none");let a=d?d.down?" \u25BE":" \u25B4":"";return e.append(u(t.label+a,`Sort by ${t.label.toLowerCase()}`,()=>{this.sorted={key:t.key,down:d?!d.down:!1},this.draw()},"dfdm-plain")),e}line(t,e){let d=n("tr",t.stale?"dfdm-stale":"");d.setAttribute("role","row"),t.stale&&d.setAttribute("aria-busy","true");let a=this.model.get("selected")===t.id,r=()=>{a&&this.model.get("required")||(this.model.set("selected",a?"":t.id),this.model.save_changes())};return e.forEach((s,c)=>{let i=d.insertCell();i.className=`dfdm-${s.kind}`,i.setAttribute("role","cell"),i.dataset.label=s.label;let l=t.cells[s.key]??"";if(c===0&&this.model.get("choosable")){let p=u(l,this.model.get("choosable"),r,"dfdm-plain");p.setAttribute("aria-pressed",String(a)),p.dataset.row=t.id,i.append(N(s,t),p)}else l&&i.append(N(s,t),document.createTextNode(l));s.kind==="bar"&&i.append(W(t.share))}),this.model.get("choosable")&&(d.classList.add("dfdm-choosable"),d.classList.toggle("dfdm-chosen",a),d.addEventListener("click",s=>{s.target.closest("button")||r()})),d}dispose(){for(let t of this.stops)t()}};function N(o,t){if(o.kind!=="verdict"||!t.verdict)return document.createTextNode("");let e=n("span",`dfdm-sign dfdm-${t.verdict}`,G[t.verdict]??"");return e.setAttribute("aria-hidden","true"),e}function W(o){let t=n("span","dfdm-track"),e=n("span","dfdm-filled");return e.style.width=`${Math.round(1e3*Math.min(Math.max(o,0),1))/10}%`,t.append(e),t.setAttribute("aria-hidden","true"),t}var K=["chart","details","assumptions","page","selected","caption","note","rows"],C=class{constructor(t,e){this.model=t;this.host=n("div","dfdm-charts dfdm-costs");this.caption=n("div","dfdm-table-caption");this.lines=n("div","dfdm-page");this.details=n("div","dfdm-details");this.ways=n("div","dfdm-page");this.quantities=n("div","dfdm-page");this.breakeven=n("div","dfdm-page");this.note=n("div","dfdm-small dfdm-cost-note");this.assumptions=n("div","");this.stops=[];this.curves=null;this.drawn=null;this.asked=!1;this.host.setAttribute("data-lm-suppress-shortcuts","true"),this.tabs=new v([{key:"lines",label:"This price",panel:this.lines},{key:"ways",label:"By process",panel:this.ways},{key:"quantities",label:"By quantity",panel:this.quantities},{key:"breakeven",label:"Break-even",panel:this.breakeven}],"Costs",d=>{this.model.set("page",d),this.model.save_changes()}),this.table=new j(t,this.lines),this.lines.append(this.details,this.assumptions),this.details.setAttribute("aria-live","polite"),this.host.append(n("style","",L),this.caption,this.tabs.element,this.lines,this.ways,this.quantities,this.breakeven,this.note),e.append(this.host);for(let d of K){let a=()=>this.drawSoon();t.on(`change:${d}`,a),this.stops.push(()=>t.off(`change:${d}`,a))}this.draw()}drawSoon(){this.asked||(this.asked=!0,queueMicrotask(()=>{this.asked=!1,this.draw()}))}draw(){let t=this.model.get("chart")??{};this.caption.textContent=this.model.get("caption"),this.note.textContent=this.model.get("note"),this.explain(),this.drawn!==this.model.get("chart")&&(this.drawn=this.model.get("chart"),this.picture(t));let e=d=>d==="lines"||d==="ways"&&(t.ways?.length??0)+(t.none?.length??0)>1||d==="quantities"&&!!t.steps||d==="breakeven"&&!!t.curve;this.tabs.show(this.model.get("page"),e)}picture(t){let e=t.groups??[];if(this.ways.replaceChildren(),t.ways?.length&&this.ways.append(M(t.ways,e,`The price of a piece, ${U(t.quantity)} made`)),t.none?.length){let d=n("ul","dfdm-words");for(let{names:a,why:r}of t.none)d.append(n("li","",`${r}: ${a.join(", ")}`));this.ways.append(n("p","dfdm-chart-heading","No price"),d)}if(this.quantities.replaceChildren(),t.steps&&this.quantities.append(M(t.steps.rows,e,`The price of a piece by ${t.steps.name}; each bar on a scale of its own`,!0)),this.curves?.dispose(),this.curves=null,t.curve){let d=a=>a.toFixed(t.decimals);this.curves=new k(t.curve,t.quantity,d,t.currency,t.words??[])}this.breakeven.replaceChildren(...this.curves?[this.curves.element]:[])}explain(){let t=this.model.get("rows").find(({id:a})=>a===this.model.get("selected")),e=t?this.model.get("details")[t.id]:void 0;if(this.details.replaceChildren(),t&&e){this.details.append(n("p","dfdm-chart-heading",`${t.cells.what}: what it rests on`)),this.details.append(n("p","dfdm-small",`Comes from: ${t.cells.basis}`));let a=n("ul","dfdm-words");for(let r of e.rates)a.append(_(r));e.rates.length||a.append(n("li","","No rate of money: it follows from the other lines.")),this.details.append(a)}let d=this.model.get("assumptions")??[];if(this.assumptions.replaceChildren(),d.length){let a=n("details","dfdm-figures"),r=n("ul","dfdm-words");for(let s of d)r.append(n("li","",s));a.append(n("summary","",`Assumptions in this price (${d.length})`),r),this.assumptions.append(a)}}dispose(){for(let t of this.stops)t();this.curves?.dispose(),this.table.dispose()}};function _(o){let t=n("li",""),e=o.range?` (${o.range})`:"";if(o.name&&t.append(n("strong","",`${o.name} ${o.value??""}${e}`),document.createTextNode(". ")),o.kind&&(t.append(n("span",o.kind==="assumption"?"dfdm-kind dfdm-kind-assumption":"dfdm-kind",o.kind)),t.append(document.createTextNode(" "))),/^https?:\/\//.test(o.url)){let d=n("a","",o.source);d.href=o.url,d.target="_blank",d.rel="noopener noreferrer",t.append(d)}else t.append(document.createTextNode(o.source));return o.locator&&t.append(document.createTextNode(`: ${o.locator}`)),t}function U(o){return o===1?"1":o.toLocaleString("en-US")}function O({model:o,el:t}){let e=new C(o,t);return()=>e.dispose()}var ht={render:O};export{ht as default};
