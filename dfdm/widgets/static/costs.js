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
.dfdm-tabs { display: flex; flex-wrap: wrap; gap: 2px 4px; padding: 2px 8px; border-bottom: 1px solid var(--jp-border-color2, #bdbdbd); }
.dfdm-tab, .dfdm-chip, .dfdm-charts .dfdm-button {
  background: none;
  border: 1px solid transparent;
  color: inherit;
  cursor: pointer;
  font: inherit;
  min-height: 26px;
  padding: 3px 8px;
}
.dfdm-tab { border-width: 0 0 3px; }
.dfdm-tab[aria-selected="true"] { border-bottom-color: var(--jp-brand-color1, #1976d2); font-weight: 600; }
.dfdm-tab:hover, .dfdm-chip:hover, .dfdm-charts .dfdm-button:hover { background: var(--jp-layout-color2, color-mix(in srgb, CanvasText 10%, Canvas)); }
.dfdm-charts :is(button, summary, a, input, select, [tabindex="0"]):focus-visible {
  outline: 2px solid var(--jp-brand-color1, #1976d2);
  outline-offset: 1px;
}
.dfdm-page { padding: 6px 8px; min-width: 0; }
.dfdm-costs > .dfdm-page:first-of-type { padding: 0; }
.dfdm-chart-heading { font-weight: 600; margin: 4px 0 6px; }
.dfdm-small { color: var(--jp-ui-font-color1, CanvasText); font-size: 0.92em; margin: 4px 0; overflow-wrap: anywhere; }
.dfdm-cost-note { padding: 4px 8px; white-space: pre-line; }
.dfdm-cost-note:empty { display: none; }
.dfdm-words { margin: 4px 0 8px; padding-left: 20px; }
.dfdm-words li { margin: 2px 0; overflow-wrap: anywhere; }
.dfdm-details:empty { display: none; }
.dfdm-details, .dfdm-figures { margin: 6px 8px; }
.dfdm-page .dfdm-page, .dfdm-page > div > .dfdm-figures { margin: 6px 0; }
.dfdm-charts a { color: var(--jp-content-link-color, LinkText); }
.dfdm-kind { border: 1px solid currentcolor; border-radius: 8px; font-size: 0.85em; padding: 0 6px; white-space: nowrap; }
.dfdm-kind-assumption { border-style: dashed; font-weight: 600; }
.dfdm-figures > summary { cursor: pointer; padding: 3px 0; }
.dfdm-figures-scroll { max-height: 320px; overflow: auto; }
.dfdm-figures table { border-collapse: collapse; margin: 0; font-size: inherit; }
.dfdm-figures :is(th, td) { border-bottom: 1px solid var(--jp-border-color2, #ddd); padding: 3px 8px; text-align: right; vertical-align: top; font-variant-numeric: tabular-nums; }
.dfdm-figures :is(th:first-child, td:first-child) { text-align: left; }
.dfdm-bar-list, .dfdm-legend-list { list-style: none; margin: 0; padding: 0; }
.dfdm-way { margin: 0 0 10px; }
.dfdm-bar-head { display: flex; flex-wrap: wrap; gap: 0 8px; font-variant-numeric: tabular-nums; }
.dfdm-bar-name { font-weight: 600; }
.dfdm-bar-chosen .dfdm-bar-name::before { content: "\u25B8 "; }
.dfdm-bar-no { border: 1px dashed currentcolor; border-radius: 8px; font-size: 0.85em; padding: 0 6px; }
.dfdm-bar-track { position: relative; display: flex; height: 20px; margin-top: 2px; background: var(--jp-layout-color2, color-mix(in srgb, CanvasText 8%, Canvas)); }
.dfdm-bar-part { flex: none; box-sizing: border-box; border-right: 1px solid var(--jp-layout-color1, Canvas); }
.dfdm-assumed { background-image: repeating-linear-gradient(135deg, rgb(255 255 255 / 55%) 0 2px, transparent 2px 6px); }
.dfdm-bar-range { position: absolute; top: 50%; height: 2px; margin-top: -1px; background: var(--jp-ui-font-color1, CanvasText); box-shadow: 0 0 0 1px var(--jp-layout-color1, Canvas); }
.dfdm-bar-range::before, .dfdm-bar-range::after { content: ""; position: absolute; top: -6px; width: 2px; height: 14px; background: inherit; box-shadow: inherit; }
.dfdm-bar-range::after { right: 0; }
.dfdm-legend-list { display: flex; flex-wrap: wrap; gap: 2px 14px; margin: 4px 0; }
.dfdm-legend-list li { display: flex; align-items: center; gap: 5px; }
.dfdm-swatch { width: 12px; height: 12px; flex: none; }
.dfdm-swatch-plain { background-color: #7d7d7d; }
.dfdm-swatch-range { width: 18px; height: 10px; flex: none; border: solid var(--jp-ui-font-color1, CanvasText); border-width: 0 2px; background: linear-gradient(var(--jp-ui-font-color1, CanvasText), var(--jp-ui-font-color1, CanvasText)) center / 100% 2px no-repeat; }
.dfdm-legend-entry { display: flex; align-items: center; gap: 6px; background: none; border: 1px solid transparent; color: inherit; cursor: pointer; font: inherit; padding: 2px 5px; }
.dfdm-legend-entry[aria-pressed="true"] { border-color: var(--jp-border-color1, #9e9e9e); font-weight: 600; }
.dfdm-plot { position: relative; min-width: 0; touch-action: pan-y; }
.dfdm-plot svg, .dfdm-plot canvas { display: block; }
.dfdm-plot text { fill: var(--jp-ui-font-color1, CanvasText); font: 12px var(--jp-ui-font-family, system-ui, sans-serif); }
.dfdm-axes line { stroke: var(--jp-border-color2, #ddd); stroke-width: 1; }
.dfdm-here { stroke: var(--jp-ui-font-color1, CanvasText); stroke-dasharray: 3 3; }
.dfdm-cursor { stroke: var(--jp-brand-color1, #1976d2); stroke-width: 1; }
.dfdm-crossing { fill: var(--jp-layout-color1, Canvas); stroke: var(--jp-ui-font-color1, CanvasText); stroke-width: 2; }
.dfdm-plot .dfdm-crossing-words { font-weight: 600; paint-order: stroke; stroke: var(--jp-layout-color1, Canvas); stroke-width: 4px; }
.dfdm-readout { min-height: 2.8em; margin: 4px 0; font-variant-numeric: tabular-nums; }
@container (max-width: 480px) {
  .dfdm-costs .dfdm-table :is(th, td):nth-child(4) { display: none; }
  .dfdm-tabs { gap: 0; padding: 2px 4px; }
  .dfdm-tab { padding: 3px 6px; }
}
.dfdm-weights { display: grid; grid-template-columns: 1fr 1fr; gap: 4px 18px; border: 0; margin: 4px 8px; padding: 0; min-width: 0; }
.dfdm-weights legend { font-weight: 600; padding: 0; }
.dfdm-weight { display: grid; grid-template-columns: 5.6em minmax(60px, 1fr) 3em; align-items: center; gap: 0 6px; min-width: 0; }
.dfdm-weight-said { grid-column: 2 / 4; font-size: 0.88em; }
.dfdm-weight-value { text-align: right; font-variant-numeric: tabular-nums; }
.dfdm-weight-track { position: relative; display: block; }
.dfdm-weight-track input { position: relative; width: 100%; margin: 0; accent-color: var(--jp-brand-color1, #1976d2); }
.dfdm-weight-room { position: absolute; bottom: -2px; height: 3px; background: #009e73; }
.dfdm-refusal { color: var(--jp-error-color1, #c62828); font-weight: 600; }
.dfdm-weights > .dfdm-button { justify-self: start; text-decoration: underline; padding: 0; border: 0; }
.dfdm-filters { display: flex; flex-wrap: wrap; gap: 4px 8px; align-items: center; padding: 4px 8px; }
.dfdm-search, .dfdm-select {
  background: var(--jp-layout-color1, Field);
  border: 1px solid var(--jp-border-color1, #9e9e9e);
  color: inherit;
  font: inherit;
  min-height: 26px;
  min-width: 0;
  padding: 2px 6px;
}
.dfdm-search { flex: 1 1 9em; max-width: 18em; }
.dfdm-chips { display: flex; flex-wrap: wrap; gap: 2px; }
.dfdm-chip { border-color: var(--jp-border-color2, #bdbdbd); border-radius: 13px; }
.dfdm-chip[aria-pressed="true"] { border-color: var(--jp-brand-color1, #1976d2); font-weight: 600; box-shadow: inset 0 0 0 1px var(--jp-brand-color1, #1976d2); }
.dfdm-pages { display: flex; align-items: center; gap: 8px; padding: 4px 8px; }
.dfdm-charts .dfdm-pages .dfdm-button { border-color: var(--jp-border-color2, #bdbdbd); }
.dfdm-charts .dfdm-button:disabled { cursor: default; opacity: 0.45; }
.dfdm-candidate-table td:nth-child(2) button { text-decoration: underline; text-underline-offset: 2px; }
.dfdm-candidate-table .dfdm-table-scroll { position: relative; max-height: 420px; }
.dfdm-legend-entry-still { display: inline-flex; align-items: center; gap: 4px; }
.dfdm-dot { fill: color-mix(in srgb, var(--jp-ui-font-color1, CanvasText) 30%, transparent); }
.dfdm-dot-front { fill: #0072b2; stroke: var(--jp-layout-color1, Canvas); stroke-width: 1; }
.dfdm-dot-chosen { fill: none; stroke: #d55e00; stroke-width: 3; }
.dfdm-dot-cursor { fill: none; stroke: var(--jp-ui-font-color1, CanvasText); stroke-width: 1.5; stroke-dasharray: 3 2; }
.dfdm-front-line { fill: none; stroke: #0072b2; stroke-width: 1.5; }
[data-jp-theme-light="false"] .dfdm-dot-front { fill: #56b4e9; }
[data-jp-theme-light="false"] .dfdm-front-line { stroke: #56b4e9; }
.dfdm-map-bar { display: flex; flex-wrap: wrap; gap: 4px; margin-bottom: 4px; }
.dfdm-charts .dfdm-map-bar .dfdm-button { border-color: var(--jp-border-color2, #bdbdbd); min-width: 28px; }
.dfdm-map-plot { overflow: hidden; cursor: grab; touch-action: pan-y; user-select: none; border: 1px solid var(--jp-border-color2, #ddd); }
.dfdm-map-plot svg { position: absolute; inset: 0; }
.dfdm-plot canvas.dfdm-ground {
  background-color: var(--jp-layout-color1, Canvas);
  color: color-mix(in srgb, var(--jp-ui-font-color1, CanvasText) 45%, var(--jp-layout-color1, Canvas));
  column-rule-color: color-mix(in srgb, var(--jp-ui-font-color1, CanvasText) 30%, var(--jp-layout-color1, Canvas));
  text-decoration-color: color-mix(in srgb, var(--jp-ui-font-color1, CanvasText) 12%, var(--jp-layout-color1, Canvas));
}
.dfdm-rings path, .dfdm-ring-sample { fill: none; stroke: color-mix(in srgb, var(--jp-ui-font-color1, CanvasText) 65%, transparent); stroke-dasharray: 4 4; }
.dfdm-plot .dfdm-map-words { font-weight: 600; paint-order: stroke; stroke: var(--jp-layout-color1, Canvas); stroke-width: 4px; }
.dfdm-plot .dfdm-ring-words { font-weight: 400; }
.dfdm-home { fill: var(--jp-ui-font-color1, CanvasText); stroke: var(--jp-layout-color1, Canvas); stroke-width: 1.5; }
.dfdm-pole { stroke: var(--jp-ui-font-color1, CanvasText); stroke-width: 2; }
.dfdm-mark { cursor: pointer; outline: none; }
.dfdm-mark:focus-visible .dfdm-target, .dfdm-mark:focus-visible .dfdm-group { stroke: var(--jp-brand-color1, #1976d2); stroke-width: 3; }
.dfdm-target { fill: transparent; }
.dfdm-group { fill: var(--jp-layout-color1, Canvas); stroke: color-mix(in srgb, var(--jp-ui-font-color1, CanvasText) 55%, transparent); }
.dfdm-rim { fill: none; stroke-width: 4; }
.dfdm-rim-yes { stroke: #009e73; }
.dfdm-rim-unknown { stroke: #cc79a7; }
.dfdm-rim-no { stroke: #d55e00; }
.dfdm-plot .dfdm-count { font-weight: 600; font-size: 11px; }
.dfdm-spot { stroke: var(--jp-layout-color1, Canvas); stroke-width: 1.5; }
.dfdm-spot-yes { fill: #009e73; }
.dfdm-spot-unknown { fill: #cc79a7; }
.dfdm-spot-no { stroke: #d55e00; stroke-width: 2.5; fill: none; }
.dfdm-home-group { pointer-events: none; }
@container (max-width: 860px) {
  .dfdm-candidate-table .dfdm-stacks :is(thead, tbody) { display: block; }
  .dfdm-candidate-table .dfdm-stacks thead { position: sticky; top: 0; background: var(--jp-layout-color1, Canvas); z-index: 1; }
  .dfdm-candidate-table .dfdm-stacks tr { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 14px; padding: 4px 5px; }
  .dfdm-candidate-table .dfdm-stacks tbody tr { border-bottom: 1px solid var(--jp-border-color2, #e0e0e0); }
  .dfdm-candidate-table .dfdm-stacks :is(th, td) { display: block; min-width: 0; padding: 0; border: 0; text-align: left; }
  .dfdm-candidate-table .dfdm-stacks th { white-space: nowrap; }
  .dfdm-candidate-table .dfdm-stacks td:empty { display: none; }
  .dfdm-candidate-table .dfdm-stacks td:first-child { min-width: 2.2em; font-weight: 600; }
  .dfdm-candidate-table .dfdm-stacks td.dfdm-wide { flex-basis: auto; }
  .dfdm-candidate-table .dfdm-stacks td.dfdm-wide:last-child { flex-basis: 100%; padding-left: 2.2em; }
  .dfdm-candidate-table .dfdm-stacks td:not(.dfdm-number)::before { content: none !important; }
  .dfdm-candidate-table .dfdm-stacks td:first-child::before { content: none !important; }
  .dfdm-candidate-table .dfdm-stacks td.dfdm-number:not(:first-child)::before {
    content: attr(data-label) ": ";
    color: var(--jp-ui-font-color2, GrayText);
  }
}
@container (max-width: 560px) {
  .dfdm-weights { grid-template-columns: 1fr; }
  .dfdm-candidate-table .dfdm-table-scroll { max-height: 520px; }
}
`;function r(n,t,e=""){let d=document.createElement(n);return d.className=t,d.matches("button, input, select, textarea, a")&&d.setAttribute("data-lm-suppress-shortcuts","true"),e&&(d.textContent=e),d}function u(n,t,e,d="dfdm-button"){let o=r("button",d,n);return o.type="button",o.title=t,o.addEventListener("click",e),o}var f=["#0072b2","#d55e00","#009e73","#cc79a7","#56b4e9","#e69f00","#7d7d7d","#beaf1e"],x=["","7 4","2 3","10 3 2 3"],z="http://www.w3.org/2000/svg";function m(n,t,e=""){let d=document.createElementNS(z,n);for(let[o,a]of Object.entries(t))d.setAttribute(o,String(a));return e&&(d.textContent=e),d}var g=class{constructor(t,e,d,o=!0){this.start=e;this.end=d;let[a,i]=[1/0,-1/0];for(let p of t)!(p>0)||!Number.isFinite(p)||(a=Math.min(a,p),i=Math.max(i,p));a>i&&([a,i]=[1,10]),this.low=o?q(a):a,this.high=Math.max(o?F(i):i,this.low*2)}at(t){let e=Math.min(Math.max(t,this.low),this.high);return this.start+Math.log(e/this.low)/Math.log(this.high/this.low)*(this.end-this.start)}back(t){let e=(t-this.start)/(this.end-this.start);return this.low*Math.pow(this.high/this.low,Math.min(Math.max(e,0),1))}ticks(t){let e=Math.floor(Math.log10(this.low)+1e-9),d=Math.ceil(Math.log10(this.high)-1e-9),o=[];for(let a of[[1,2,5],[1,3],[1]]){o=[];for(let i=e;i<=d;i+=1)for(let p of a){let s=p*10**i;s>=this.low*.999&&s<=this.high*1.001&&o.push(s)}if(o.length<=t)return o}return o}};function q(n){let t=10**Math.floor(Math.log10(n)+1e-9);return t*Math.max(...[1,2,5].filter(e=>e*t<=n*(1+1e-9)))}function F(n){let t=10**Math.floor(Math.log10(n)+1e-9);return t*Math.min(...[1,2,5,10].filter(e=>e*t>=n*(1-1e-9)))}function A(n){return Math.abs(n)>=100?v(n):String(Number(n.toPrecision(3)))}function v(n){return Math.round(n).toLocaleString("en-US")}function S(n,t,e,d){let o=m("g",{class:"dfdm-axes","aria-hidden":"true"});for(let a of n.ticks(Math.max(3,Math.floor((e.right-e.left)/64)))){let i=n.at(a);o.append(m("line",{x1:i,x2:i,y1:e.top,y2:e.bottom})),o.append(m("text",{x:i,y:e.bottom+16,"text-anchor":"middle"},A(a)))}for(let a of t.ticks(6)){let i=t.at(a);o.append(m("line",{x1:e.left,x2:e.right,y1:i,y2:i})),o.append(m("text",{x:e.left-6,y:i+4,"text-anchor":"end"},A(a)))}return o.append(m("text",{x:(e.left+e.right)/2,y:e.bottom+33,"text-anchor":"middle"},d.x)),o.append(m("text",{x:4,y:13},d.y)),o}function H(n,t){let e=0,d=new ResizeObserver(()=>{let o=Math.floor(n.clientWidth);o===e||o===0||(e=o,t(o))});return d.observe(n),()=>d.disconnect()}var w=class{constructor(t,e,d){this.tabs=t;this.chosen=d;this.element=r("div","dfdm-tabs");this.buttons=new Map;this.element.setAttribute("role","tablist"),this.element.setAttribute("aria-label",e);let o=Math.random().toString(36).slice(2);for(let{key:a,label:i,panel:p}of t){let s=u(i,"",()=>this.chosen(a),"dfdm-tab");s.removeAttribute("title"),s.setAttribute("role","tab"),s.id=`dfdm-tab-${o}-${a}`,p.id=`dfdm-panel-${o}-${a}`,p.setAttribute("role","tabpanel"),p.setAttribute("aria-labelledby",s.id),s.setAttribute("aria-controls",p.id),this.buttons.set(a,s),this.element.append(s)}this.element.addEventListener("keydown",a=>this.move(a))}show(t,e=()=>!0){let d=this.tabs.filter(a=>e(a.key)),o=d.some(a=>a.key===t)?t:d[0]?.key??"";for(let a of this.tabs){let i=this.buttons.get(a.key);i.hidden=!e(a.key),i.setAttribute("aria-selected",String(a.key===o)),i.tabIndex=a.key===o?0:-1,a.panel.hidden=a.key!==o}return this.element.hidden=d.length<2,o}move(t){let e={ArrowRight:1,ArrowLeft:-1}[t.key];if(!e)return;let d=[...this.buttons.values()].filter(a=>!a.hidden),o=d[(d.indexOf(document.activeElement)+e+d.length)%d.length];o?.focus(),o?.click(),t.preventDefault()}};function y(n,t,e,d=!1){let o=r("details","dfdm-figures"),a=r("div","dfdm-figures-scroll"),i=r("table",""),p=i.createTHead().insertRow();for(let c of t){let h=r("th","",c);h.scope="col",p.append(h)}let s=i.createTBody(),l=()=>{if(!s.childElementCount)for(let c of e()){let h=s.insertRow();c.forEach((b,E)=>{let $=r(E===0?"th":"td","",b);E===0&&($.scope="row"),h.append($)})}};return o.addEventListener("toggle",l),d&&l(),o.open=d,a.append(i),a.tabIndex=0,a.setAttribute("role","region"),a.setAttribute("aria-label",n),o.append(r("summary","",n),a),o}function M(n,t,e,d=!1){let o=r("div","dfdm-bars");o.append(r("p","dfdm-chart-heading",e));let a=Math.max(...n.map(l=>Math.max(l.high,l.unit)),1e-9),i=n.length>1?n[0].missing.filter(l=>n.every(c=>c.missing.includes(l))):[],p=r("ul","dfdm-bar-list");for(let l of n)p.append(I(l,d?Math.max(l.high,l.unit,1e-9):a,i));o.append(p,P(n,t)),i.length&&o.append(r("p","dfdm-small",`Not priced in any: ${i.join("; ")}.`));let s=[...new Set(n.flatMap(l=>l.lines.map(c=>c.what)))];return o.append(y("The figures as a table",["","Price each","Low to high",...s],()=>n.map(l=>[l.name,l.price,l.range,...s.map(c=>l.lines.find(h=>h.what===c)?.text??"")]))),o}function I(n,t,e){let d=r("li",n.chosen?"dfdm-way dfdm-bar-chosen":"dfdm-way"),o=r("div","dfdm-bar-head");o.append(r("span","dfdm-bar-name",n.name),r("span","",`${n.price} (${n.range})`)),n.impossible&&o.append(r("span","dfdm-bar-no","cannot make it as it is"));let a=r("div","dfdm-bar-track");a.setAttribute("aria-hidden","true");for(let s of n.lines){let l=r("span",s.assumed?"dfdm-bar-part dfdm-assumed":"dfdm-bar-part");l.style.width=`${100*s.amount/t}%`,l.style.backgroundColor=f[s.group%f.length],l.title=`${s.what}: ${s.text}${s.assumed?", rests on an assumption":""}`,a.append(l)}let i=r("span","dfdm-bar-range");i.style.left=`${100*n.low/t}%`,i.style.width=`${100*Math.max(n.high-n.low,0)/t}%`,i.title=`Low to high: ${n.range}`,a.append(i),d.append(o,a);let p=n.missing.filter(s=>!e.includes(s));return p.length&&d.append(r("div","dfdm-small",`Not priced: ${p.join("; ")}.`)),d}function P(n,t){let e=r("ul","dfdm-legend-list"),d=new Set(n.flatMap(a=>a.lines.map(i=>i.group)));if(t.forEach((a,i)=>{if(!d.has(i))return;let p=r("span","dfdm-swatch");p.style.backgroundColor=f[i%f.length];let s=r("li","");s.append(p,document.createTextNode(a)),e.append(s)}),n.some(a=>a.lines.some(i=>i.assumed))){let a=r("li","");a.append(r("span","dfdm-swatch dfdm-swatch-plain dfdm-assumed"),document.createTextNode("rests on an assumption")),e.append(a)}let o=r("li","");return o.append(r("span","dfdm-swatch-range"),document.createTextNode("low to high")),e.append(o),e}var k=class{constructor(t,e,d,o,a){this.curves=t;this.quantity=e;this.money=d;this.currency=o;this.element=r("div","dfdm-breakeven");this.plot=r("div","dfdm-plot");this.said=r("p","dfdm-readout");this.entries=[];this.lit=Math.max(0,t.lines.findIndex(l=>l.chosen)),this.place=T(t.at,e);let i=r("ul","dfdm-words");for(let l of a)i.append(r("li","",l));this.plot.tabIndex=0,this.plot.setAttribute("role","slider"),this.plot.setAttribute("aria-label","Quantity at which the prices are read"),this.plot.setAttribute("aria-valuemin",String(t.at[0])),this.plot.setAttribute("aria-valuemax",String(t.at[t.at.length-1])),this.plot.addEventListener("keydown",l=>this.press(l)),this.plot.addEventListener("pointermove",l=>this.point(l)),this.plot.addEventListener("pointerdown",l=>this.point(l));let p=[1,2,5,10,20,50,100,200,500,1e3,2e3,5e3,1e4].map(l=>T(t.at,l)),s=y("The figures as a table",["Pieces",...t.lines.map(l=>l.name)],()=>[...new Set(p)].map(l=>[v(t.at[l]),...t.lines.map(c=>this.worded(c,l))]));this.element.append(i,this.plot,this.said,this.legend(),s),this.stop=H(this.plot,()=>this.draw()),this.draw()}dispose(){this.stop()}worded(t,e){return`${this.money(t.unit[e])} (${this.money(t.low[e])} to ${this.money(t.high[e])})`}legend(){let t=r("div","dfdm-legend-list");return this.curves.lines.forEach((e,d)=>{let o=u("","Show the range of this line",()=>{this.lit=d,this.draw()},"dfdm-legend-entry"),a=m("svg",{width:28,height:10,"aria-hidden":"true"});a.append(m("line",{x1:1,x2:27,y1:5,y2:5,stroke:f[d%f.length],"stroke-width":3,"stroke-dasharray":x[d%x.length]})),o.append(a,document.createTextNode(e.name+(e.chosen?" (shown above)":""))),this.entries.push(o),t.append(o)}),t}box(){let t=Math.max(this.plot.clientWidth,240),e=Math.round(Math.min(Math.max(t*.5,230),340));return{left:52,top:24,right:t-22,bottom:e-42,width:t,height:e}}scales(){let t=this.box(),e=this.curves.lines.flatMap(d=>[...d.low,...d.high]);return{x:new g(this.curves.at,t.left,t.right,!1),y:new g(e,t.bottom,t.top)}}draw(){let t=this.box(),{x:e,y:d}=this.scales(),o=m("svg",{width:t.width,height:t.height,"aria-hidden":"true"});o.append(S(e,d,t,{x:"Pieces",y:`${this.currency} a piece`})),this.curves.lines.forEach((p,s)=>{let l=this.curves.at.map((h,b)=>`${e.at(h).toFixed(1)},${d.at(p.low[b]).toFixed(1)}`),c=this.curves.at.map((h,b)=>`${e.at(h).toFixed(1)},${d.at(p.high[b]).toFixed(1)}`).reverse();o.append(m("polygon",{points:[...l,...c].join(" "),fill:f[s%f.length],"fill-opacity":s===this.lit?.24:.07}))});let a=e.at(this.quantity);o.append(m("line",{x1:a,x2:a,y1:t.top,y2:t.bottom,class:"dfdm-here"})),this.curves.lines.forEach((p,s)=>{let l=this.curves.at.map((c,h)=>`${e.at(c).toFixed(1)},${d.at(p.unit[h]).toFixed(1)}`);o.append(m("polyline",{points:l.join(" "),fill:"none",stroke:f[s%f.length],"stroke-width":s===this.lit?3:2,"stroke-dasharray":x[s%x.length]}))});for(let{at:p,price:s}of this.curves.marks)o.append(m("circle",{cx:e.at(p),cy:d.at(s),r:5,class:"dfdm-crossing"})),o.append(m("text",{x:e.at(p),y:d.at(s)-10,"text-anchor":"middle",class:"dfdm-crossing-words"},v(p)));let i=e.at(this.curves.at[this.place]);o.append(m("line",{x1:i,x2:i,y1:t.top,y2:t.bottom,class:"dfdm-cursor"})),this.curves.lines.forEach((p,s)=>{o.append(m("circle",{cx:i,cy:d.at(p.unit[this.place]),r:3.5,fill:f[s%f.length]}))}),this.plot.replaceChildren(o),this.entries.forEach((p,s)=>p.setAttribute("aria-pressed",String(s===this.lit))),this.say()}say(){let t=this.curves.at[this.place],d=[...this.curves.lines].sort((a,i)=>a.unit[this.place]-i.unit[this.place]).map(a=>`${a.name} ${this.worded(a,this.place)} ${this.currency}`),o=`${v(t)} ${t===1?"piece":"pieces"}: ${d.join("; ")}`;this.said.textContent=o,this.plot.setAttribute("aria-valuenow",String(t)),this.plot.setAttribute("aria-valuetext",o)}press(t){let e=this.curves.at.length-1,o={ArrowRight:1,ArrowUp:1,ArrowLeft:-1,ArrowDown:-1,PageUp:10,PageDown:-10,Home:-e,End:e}[t.key];o!==void 0&&(this.place=Math.min(Math.max(this.place+o,0),e),this.draw(),t.preventDefault(),t.stopPropagation())}point(t){let e=this.plot.getBoundingClientRect().left,d=T(this.curves.at,this.scales().x.back(t.clientX-e));d!==this.place&&(this.place=d,this.draw())}};function T(n,t){let e=0;return n.forEach((d,o)=>{Math.abs(Math.log(d/t))<Math.abs(Math.log(n[e]/t))&&(e=o)}),e}var R=`.dfdm-table {
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
.dfdm-plain {
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
.dfdm-plain:focus-visible { outline: 2px solid var(--jp-brand-color1, #1976d2); outline-offset: 2px; }
.dfdm-choosable { cursor: pointer; }
.dfdm-choosable:hover { background: var(--jp-layout-color2, #eee); }
.dfdm-chosen, .dfdm-chosen:hover { background: color-mix(in srgb, var(--jp-brand-color1, #1976d2) 22%, transparent); }
.dfdm-stale td { opacity: 0.5; }
.dfdm-choosable td:first-child button { text-decoration: underline; text-underline-offset: 2px; white-space: nowrap; }
.dfdm-sign {
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
.dfdm-pass { background: #3cc296; }
.dfdm-warn { background: #f0b400; }
.dfdm-fail { background: #ef7d33; }
.dfdm-unknown { background: #dc9ac0; }
.dfdm-not_applicable { background: #b5b5b5; }
.dfdm-track { display: block; min-width: 90px; height: 6px; margin-top: 3px; border-radius: 3px; background: var(--jp-layout-color2, #eee); }
.dfdm-filled { display: block; height: 100%; border-radius: 3px; background: var(--jp-brand-color1, #1976d2); }
@container (min-width: 761px) {
  .dfdm-whole th:last-child { width: 45%; }
}
@container (max-width: 760px) {
  .dfdm-table th, .dfdm-choosable td:first-child button { white-space: normal; }
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
`;var G={pass:"\u2713",warn:"!",fail:"\u2715",unknown:"?",not_applicable:"\u2013"},j=class{constructor(t,e){this.model=t;this.host=r("div","dfdm-table");this.caption=r("div","dfdm-table-caption");this.scroll=r("div","dfdm-table-scroll");this.below=r("div","dfdm-table-below");this.picture=r("img","dfdm-table-picture");this.note=r("div","dfdm-table-note");this.sorted=null;this.stops=[];this.asked=!1;this.host.setAttribute("data-lm-suppress-shortcuts","true"),this.caption.id=`dfdm-caption-${Math.random().toString(36).slice(2)}`,this.host.classList.toggle("dfdm-whole",!!t.get("whole")),this.host.append(r("style","",R),this.caption,this.scroll,this.below),this.below.append(this.picture,this.note),this.picture.alt="",e.append(this.host);for(let d of["rows","columns","selected","caption","note","picture"]){let o=()=>this.drawSoon();t.on(`change:${d}`,o),this.stops.push(()=>t.off(`change:${d}`,o))}this.draw()}drawSoon(){this.asked||(this.asked=!0,queueMicrotask(()=>{this.asked=!1,this.draw()}))}draw(){let t=this.model.get("columns"),e=document.activeElement?.dataset.row;this.caption.textContent=this.model.get("caption"),this.note.textContent=this.model.get("note");let d=this.model.get("picture")??"";this.picture.hidden=!d.startsWith("data:image/svg+xml;"),this.picture.hidden?this.picture.removeAttribute("src"):this.picture.src=d;let o=t.some(({kind:s})=>s==="wide")&&!t.some(({kind:s})=>s==="bar"),a=r("table",o?"dfdm-stacks":"");a.setAttribute("role","table"),a.setAttribute("aria-labelledby",this.caption.id);let i=a.createTHead().insertRow();i.setAttribute("role","row"),i.append(...t.map(s=>this.heading(s)));let p=a.createTBody();for(let s of this.ordered())p.append(this.line(s,t));this.scroll.replaceChildren(a),e!==void 0&&this.host.isConnected&&[...a.querySelectorAll("button")].find(s=>s.dataset.row===e)?.focus()}ordered(){let t=[...this.model.get("rows")],e=this.sorted;if(!e)return t;let d=e.down?-1:1;return t.sort((o,a)=>{let[i,p]=[o.order[e.key],a.order[e.key]];return i===void 0&&p===void 0?d*(o.cells[e.key]??"").localeCompare(a.cells[e.key]??""):i===void 0||p===void 0?i===void 0?1:-1:d*(i-p)})}heading(t){let e=r("th",t.kind==="number"?"dfdm-number":"");e.scope="col",e.setAttribute("role","columnheader");let d=this.sorted?.key===t.key?this.sorted:null;e.setAttribute("aria-sort",d?d.down?"descending":"ascending":"none");let o=d?d.down?" \u25BE":" \u25B4":"";return e.append(u(t.label+o,`Sort by ${t.label.toLowerCase()}`,()=>{this.sorted={key:t.key,down:d?!d.down:!1},this.draw()},"dfdm-plain")),e}line(t,e){let d=r("tr",t.stale?"dfdm-stale":"");d.setAttribute("role","row"),t.stale&&d.setAttribute("aria-busy","true");let o=this.model.get("selected")===t.id,a=()=>{o&&this.model.get("required")||(this.model.set("selected",o?"":t.id),this.model.save_changes())};return e.forEach((i,p)=>{let s=d.insertCell();s.className=`dfdm-${i.kind}`,s.setAttribute("role","cell"),s.dataset.label=i.label;let l=t.cells[i.key]??"";if(p===0&&this.model.get("choosable")){let c=u(l,this.model.get("choosable"),a,"dfdm-plain");c.setAttribute("aria-pressed",String(o)),c.dataset.row=t.id,s.append(N(i,t),c)}else l&&s.append(N(i,t),document.createTextNode(l));i.kind==="bar"&&s.append(W(t.share))}),this.model.get("choosable")&&(d.classList.add("dfdm-choosable"),d.classList.toggle("dfdm-chosen",o),d.addEventListener("click",i=>{i.target.closest("button")||a()})),d}dispose(){for(let t of this.stops)t()}};function N(n,t){if(n.kind!=="verdict"||!t.verdict)return document.createTextNode("");let e=r("span",`dfdm-sign dfdm-${t.verdict}`,G[t.verdict]??"");return e.setAttribute("aria-hidden","true"),e}function W(n){let t=r("span","dfdm-track"),e=r("span","dfdm-filled");return e.style.width=`${Math.round(1e3*Math.min(Math.max(n,0),1))/10}%`,t.append(e),t.setAttribute("aria-hidden","true"),t}var K=["chart","details","assumptions","page","selected","caption","note","rows"],C=class{constructor(t,e){this.model=t;this.host=r("div","dfdm-charts dfdm-costs");this.caption=r("div","dfdm-table-caption");this.lines=r("div","dfdm-page");this.details=r("div","dfdm-details");this.ways=r("div","dfdm-page");this.quantities=r("div","dfdm-page");this.breakeven=r("div","dfdm-page");this.note=r("div","dfdm-small dfdm-cost-note");this.assumptions=r("div","");this.stops=[];this.curves=null;this.drawn=null;this.asked=!1;this.host.setAttribute("data-lm-suppress-shortcuts","true"),this.tabs=new w([{key:"lines",label:"This price",panel:this.lines},{key:"ways",label:"By process",panel:this.ways},{key:"quantities",label:"By quantity",panel:this.quantities},{key:"breakeven",label:"Break-even",panel:this.breakeven}],"Costs",d=>{this.model.set("page",d),this.model.save_changes()}),this.table=new j(t,this.lines),this.lines.append(this.details,this.assumptions),this.details.setAttribute("aria-live","polite"),this.host.append(r("style","",L),this.caption,this.tabs.element,this.lines,this.ways,this.quantities,this.breakeven,this.note),e.append(this.host);for(let d of K){let o=()=>this.drawSoon();t.on(`change:${d}`,o),this.stops.push(()=>t.off(`change:${d}`,o))}this.draw()}drawSoon(){this.asked||(this.asked=!0,queueMicrotask(()=>{this.asked=!1,this.draw()}))}draw(){let t=this.model.get("chart")??{};this.caption.textContent=this.model.get("caption"),this.note.textContent=this.model.get("note"),this.explain(),this.drawn!==this.model.get("chart")&&(this.drawn=this.model.get("chart"),this.picture(t));let e=d=>d==="lines"||d==="ways"&&(t.ways?.length??0)+(t.none?.length??0)>1||d==="quantities"&&!!t.steps||d==="breakeven"&&!!t.curve;this.tabs.show(this.model.get("page"),e)}picture(t){let e=t.groups??[];if(this.ways.replaceChildren(),t.ways?.length&&this.ways.append(M(t.ways,e,`The price of a piece, ${U(t.quantity)} made`)),t.none?.length){let d=r("ul","dfdm-words");for(let{names:o,why:a}of t.none)d.append(r("li","",`${a}: ${o.join(", ")}`));this.ways.append(r("p","dfdm-chart-heading","No price"),d)}if(this.quantities.replaceChildren(),t.steps&&this.quantities.append(M(t.steps.rows,e,`The price of a piece by ${t.steps.name}; each bar on a scale of its own`,!0)),this.curves?.dispose(),this.curves=null,t.curve){let d=o=>o.toFixed(t.decimals);this.curves=new k(t.curve,t.quantity,d,t.currency,t.words??[])}this.breakeven.replaceChildren(...this.curves?[this.curves.element]:[])}explain(){let t=this.model.get("rows").find(({id:o})=>o===this.model.get("selected")),e=t?this.model.get("details")[t.id]:void 0;if(this.details.replaceChildren(),t&&e){this.details.append(r("p","dfdm-chart-heading",`${t.cells.what}: what it rests on`)),this.details.append(r("p","dfdm-small",`Comes from: ${t.cells.basis}`));let o=r("ul","dfdm-words");for(let a of e.rates)o.append(_(a));e.rates.length||o.append(r("li","","No rate of money: it follows from the other lines.")),this.details.append(o)}let d=this.model.get("assumptions")??[];if(this.assumptions.replaceChildren(),d.length){let o=r("details","dfdm-figures"),a=r("ul","dfdm-words");for(let i of d)a.append(r("li","",i));o.append(r("summary","",`Assumptions in this price (${d.length})`),a),this.assumptions.append(o)}}dispose(){for(let t of this.stops)t();this.curves?.dispose(),this.table.dispose()}};function _(n){let t=r("li",""),e=n.range?` (${n.range})`:"";if(n.name&&t.append(r("strong","",`${n.name} ${n.value??""}${e}`),document.createTextNode(". ")),n.kind&&(t.append(r("span",n.kind==="assumption"?"dfdm-kind dfdm-kind-assumption":"dfdm-kind",n.kind)),t.append(document.createTextNode(" "))),/^https?:\/\//.test(n.url)){let d=r("a","",n.source);d.href=n.url,d.target="_blank",d.rel="noopener noreferrer",t.append(d)}else t.append(document.createTextNode(n.source));return n.locator&&t.append(document.createTextNode(`: ${n.locator}`)),t}function U(n){return n===1?"1":n.toLocaleString("en-US")}function O({model:n,el:t}){let e=new C(n,t);return()=>e.dispose()}var ht={render:O};export{ht as default};
