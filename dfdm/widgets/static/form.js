var y=`.dfdm-form {
  color: var(--jp-ui-font-color1, CanvasText);
  font-family: var(--jp-ui-font-family, system-ui, sans-serif);
  font-size: var(--jp-ui-font-size1, 13px);
  line-height: 1.4;
  min-width: 0;
  container-type: inline-size;
}
.dfdm-form [hidden] { display: none !important; }
.dfdm-row {
  display: grid;
  grid-template: "label field" auto "along along" auto "error error" auto "limits limits" auto / minmax(0, 1fr) auto;
  column-gap: 8px;
  align-items: center;
  padding: 4px 2px;
}
.dfdm-row > .dfdm-label { grid-area: label; overflow-wrap: anywhere; }
.dfdm-row > :is(.dfdm-box, .dfdm-input, .dfdm-check) { grid-area: field; }
.dfdm-row > .dfdm-along { grid-area: along; }
.dfdm-row > .dfdm-error { grid-area: error; }
.dfdm-row > .dfdm-limits { grid-area: limits; }
.dfdm-changed > .dfdm-label { font-weight: 600; }
.dfdm-box { display: inline-flex; align-items: center; gap: 4px; }
.dfdm-unit { min-width: 2.2em; color: var(--jp-ui-font-color1, CanvasText); }
.dfdm-input {
  box-sizing: border-box;
  max-width: 100%;
  min-height: 26px;
  padding: 1px 6px;
  border: 1px solid var(--jp-border-color1, #8a8a8a);
  border-radius: 3px;
  background: var(--jp-layout-color1, Field);
  color: inherit;
  font: inherit;
  color-scheme: inherit;
}
.dfdm-box > .dfdm-input { width: 6.6em; text-align: right; font-variant-numeric: tabular-nums; }
.dfdm-row > .dfdm-input { width: 11em; }
.dfdm-check { width: 18px; height: 18px; margin: 4px 0; accent-color: var(--jp-brand-color1, #1976d2); }
.dfdm-form :is(.dfdm-input, .dfdm-check, .dfdm-button):focus-visible {
  outline: 2px solid var(--jp-brand-color1, #1976d2);
  outline-offset: 1px;
}
.dfdm-input[aria-invalid="true"] { border: 2px solid var(--jp-error-color1, #c62828); padding: 0 5px; }
.dfdm-error { color: var(--jp-error-color1, #c62828); }
.dfdm-error:not(:empty)::before { content: "\u2715 "; }
.dfdm-error:empty, .dfdm-limits:empty, .dfdm-said:empty, .dfdm-legend-line:empty { display: none; }
.dfdm-limits { font-size: 0.92em; }
.dfdm-unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.dfdm-along { min-width: 0; }
.dfdm-range {
  appearance: none;
  -webkit-appearance: none;
  display: block;
  width: 100%;
  height: 20px;
  margin: 0;
  background: transparent;
  cursor: pointer;
}
.dfdm-range::-webkit-slider-runnable-track { height: 4px; border-radius: 2px; background: var(--jp-border-color1, #9e9e9e); }
.dfdm-range::-moz-range-track { height: 4px; border-radius: 2px; background: var(--jp-border-color1, #9e9e9e); }
.dfdm-range::-webkit-slider-thumb {
  -webkit-appearance: none;
  box-sizing: border-box;
  width: 16px;
  height: 16px;
  margin-top: -6px;
  border: 2px solid var(--jp-layout-color1, Canvas);
  border-radius: 50%;
  background: var(--jp-brand-color1, #1976d2);
}
.dfdm-range::-moz-range-thumb {
  box-sizing: border-box;
  width: 16px;
  height: 16px;
  border: 2px solid var(--jp-layout-color1, Canvas);
  border-radius: 50%;
  background: var(--jp-brand-color1, #1976d2);
}
.dfdm-range:focus { outline: none; }
.dfdm-range:focus-visible::-webkit-slider-thumb { outline: 2px solid var(--jp-brand-color1, #1976d2); outline-offset: 1px; }
.dfdm-range:focus-visible::-moz-range-thumb { outline: 2px solid var(--jp-brand-color1, #1976d2); outline-offset: 1px; }
.dfdm-lanes { margin: 0 8px; }
.dfdm-lane { position: relative; height: 9px; margin-bottom: 2px; }
.dfdm-band { position: absolute; top: 0; bottom: 0; box-sizing: border-box; border: solid var(--jp-ui-font-color1, CanvasText); border-width: 0 1px; }
.dfdm-band-makeable { background-color: #3cc296; }
.dfdm-band-fails { background: repeating-linear-gradient(45deg, #ef7d33 0 4px, #5a2a08 4px 6px); }
.dfdm-band-unknown { background: radial-gradient(circle, #4b2038 1px, #dc9ac0 1.4px) 0 0 / 5px 5px; }
.dfdm-band-unbuildable {
  background:
    repeating-linear-gradient(45deg, transparent 0 4px, #444 4px 5px),
    repeating-linear-gradient(-45deg, #c4c4c4 0 4px, #444 4px 5px);
}
.dfdm-scale { position: relative; display: flex; justify-content: space-between; margin: -3px 8px 0; font-size: 0.85em; line-height: 1.2; color: var(--jp-ui-font-color1, CanvasText); }
.dfdm-scale > span:first-child { margin-left: -6px; }
.dfdm-scale > span:nth-child(2) { margin-right: -6px; }
.dfdm-default { position: absolute; top: -2px; transform: translateX(-50%); font-size: 11px; line-height: 1; }
.dfdm-legend-line { display: flex; flex-wrap: wrap; gap: 2px 12px; padding: 4px 2px; font-size: 0.92em; }
.dfdm-legend-entry { display: inline-flex; align-items: center; gap: 5px; }
.dfdm-band-swatch { width: 20px; height: 9px; border: 1px solid var(--jp-ui-font-color1, CanvasText); }
.dfdm-bar { display: flex; flex-wrap: wrap; align-items: center; gap: 4px; padding: 4px 2px; }
.dfdm-bar .dfdm-button {
  min-height: 26px;
  padding: 2px 8px;
  border: 1px solid var(--jp-border-color1, #8a8a8a);
  border-radius: 3px;
  background: var(--jp-layout-color1, Canvas);
  color: inherit;
  cursor: pointer;
  font: inherit;
}
.dfdm-bar .dfdm-button:hover:enabled { background: var(--jp-layout-color2, #eee); }
.dfdm-bar .dfdm-button:disabled { opacity: 0.5; cursor: default; }
.dfdm-preset { display: inline-flex; align-items: center; gap: 6px; }
.dfdm-said { padding: 2px; overflow-wrap: anywhere; }
.dfdm-code { width: 100%; font-family: var(--jp-code-font-family, monospace); }
@container (min-width: 520px) {
  .dfdm-row { grid-template: "label along field" auto "error error error" auto ". limits limits" auto / minmax(90px, 24%) minmax(0, 1fr) auto; }
  .dfdm-row:not(.dfdm-slides) > :is(.dfdm-box, .dfdm-input, .dfdm-check) { grid-area: 1 / 2 / 2 / 4; justify-self: start; }
  .dfdm-row > .dfdm-error { grid-column: 2 / 4; }
}
@media (forced-colors: active) {
  .dfdm-range::-webkit-slider-thumb { border-color: ButtonText; }
  .dfdm-band, .dfdm-band-swatch { forced-color-adjust: none; }
}
`;function n(r,t,e=""){let i=document.createElement(r);return i.className=t,e&&(i.textContent=e),i}function m(r,t,e,i="dfdm-button"){let s=n("button",i,r);return s.type="button",s.title=t,s.addEventListener("click",e),s}var f={makeable:"makeable",fails:"not makeable",unknown:"not known",unbuildable:"cannot be built"};function k(r,t,e,i,s){let a=new Map,o=d=>100*Math.min(Math.max((d-e)/(i-e||1),0),1);for(let d of t){let p=a.get(d.process);p||a.set(d.process,p=n("div","dfdm-lane"));let h=n("span",`dfdm-band dfdm-band-${d.state}`);h.style.left=`${o(d.from)}%`,h.style.width=`${Math.max(o(d.to)-o(d.from),.5)}%`,h.title=$(d,s),p.append(h)}r.replaceChildren(...a.values()),r.setAttribute("aria-hidden","true")}function $(r,t){let e=a=>String(Number(a.toPrecision(6))),i=`${e(r.from)} to ${e(r.to)} ${t}`.trim(),s=[r.at_from&&`at ${e(r.from)}: ${r.at_from}`,r.at_to&&`at ${e(r.to)}: ${r.at_to}`].filter(Boolean);return[`${r.process.replace(/_/g," ")}: ${f[r.state]} from ${i}`,...s].join(`
`)}function T(r){let t=Object.keys(f).filter(s=>r.some(a=>a.state===s)),e=[...new Set(r.map(s=>s.process.replace(/_/g," ")))],i=t.map(s=>{let a=n("span","dfdm-legend-entry"),o=n("span",`dfdm-band-swatch dfdm-band-${s}`);return o.setAttribute("aria-hidden","true"),a.append(o,n("span","",f[s])),a});return i.length>0?[n("span","",`${e.join(", ")}:`),...i]:[]}var M=350;function l(r){return String(typeof r=="number"?Number(r.toPrecision(10)):r)}var u=class{constructor(t,e,i){this.parameter=t;this.tell=e;this.id=i;this.row=n("div","dfdm-row");this.label=n("label","dfdm-label");this.error=n("div","dfdm-error");this.allowed=n("span","dfdm-unseen");this.limits=n("div","dfdm-limits");this.refusedNow=!1;this.value=t.default,this.row.dataset.parameter=t.name,this.label.textContent=t.label,this.label.title=`${t.name}: ${t.allowed}`,this.label.htmlFor=i,this.error.id=`${i}-error`,this.error.setAttribute("role","alert"),this.allowed.id=`${i}-allowed`;let s=`${l(t.default)} ${t.unit}`.trim();this.allowed.textContent=`${t.allowed}, default ${s||"empty"}`,this.limits.id=`${i}-limits`}describe(){let t=[this.allowed.id,this.limits.id,this.error.id].join(" ");for(let e of this.inputs())e.setAttribute("aria-describedby",t)}get held(){return!1}get unsaid(){return!1}show(t){this.value=t,!this.held&&!this.refusedNow&&this.put(t);let e=l(t)!==l(this.parameter.default);this.row.classList.toggle("dfdm-changed",e)}refuse(t){let e=this.refusedNow;this.refusedNow=t!=="",this.error.textContent!==t&&(this.error.textContent=t);for(let i of this.inputs())i.setAttribute("aria-invalid",String(this.refusedNow));e&&!this.refusedNow&&!this.held&&this.put(this.value)}mark(t,e){this.limits.replaceChildren(...e.map(i=>n("div","",i)))}giveUp(){this.refusedNow=!1,this.error.textContent="";for(let t of this.inputs())t.setAttribute("aria-invalid","false");this.put(this.value)}},c=class extends u{constructor(e,i,s){super(e,i,s);this.number=n("input","dfdm-input");this.lanes=n("div","dfdm-lanes");this.dragging=!1;this.typing=!1;this.keyed=!1;this.timer=0;let{lower:a,upper:o,step:d}=e;this.number.type="number",this.number.id=s,this.number.step=d===null?"any":String(d);let p=n("span","dfdm-box"),h=n("span","dfdm-unit",e.unit);if(p.append(this.number,h),this.slider=a===null||o===null?null:n("input","dfdm-range"),this.row.append(this.label,p),this.slider&&a!==null&&o!==null){this.number.min=this.slider.min=String(a),this.number.max=this.slider.max=String(o),this.slider.type="range",this.slider.step=d===null?"any":String(d),this.slider.setAttribute("aria-label",`${e.label}, slider`);let w=n("div","dfdm-along");w.append(this.slider,this.lanes,this.scale(a,o)),this.row.classList.add("dfdm-slides"),this.row.append(w),this.listenToSlider(this.slider)}this.row.append(this.error,this.limits,this.allowed),this.listenToNumber(),this.describe(),this.put(e.default)}scale(e,i){let s=n("div","dfdm-scale");s.setAttribute("aria-hidden","true");let a=n("span","dfdm-default","\u25B4");a.title=`Default: ${l(this.parameter.default)} ${this.parameter.unit}`.trim();let o=i>e?(Number(this.parameter.default)-e)/(i-e):0;return a.style.left=`${100*Math.min(Math.max(o,0),1)}%`,s.append(n("span","",l(e)),n("span","",l(i)),a),s}listenToSlider(e){e.addEventListener("keydown",()=>this.keyed=!0),e.addEventListener("pointerdown",()=>this.keyed=!1),e.addEventListener("input",()=>{this.dragging=!0,window.clearTimeout(this.timer),this.number.value=l(Number(e.value)),this.sayValue(Number(e.value)),this.tell.attempt(this.parameter.name,Number(e.value))}),e.addEventListener("change",()=>{window.clearTimeout(this.timer),this.keyed?this.timer=window.setTimeout(()=>this.letGo(),M):this.letGo()}),e.addEventListener("blur",()=>this.letGo())}letGo(){window.clearTimeout(this.timer),!(!this.dragging||!this.slider)&&(this.dragging=!1,this.tell.settle(this.parameter.name,Number(this.slider.value)))}listenToNumber(){let e=()=>{if(!this.typing)return;this.typing=!1;let i=this.number.validity.badInput||this.number.value==="";this.tell.settle(this.parameter.name,i?this.number.value:Number(this.number.value))};this.number.addEventListener("input",()=>this.typing=!0),this.number.addEventListener("change",e),this.number.addEventListener("blur",e),this.number.addEventListener("keydown",i=>{i.key==="Escape"&&(this.typing=!1,this.giveUp())})}inputs(){return this.slider?[this.number,this.slider]:[this.number]}get held(){return this.dragging||this.typing}get unsaid(){return this.typing}sayValue(e){this.slider?.setAttribute("aria-valuetext",`${l(e)} ${this.parameter.unit}`.trim())}put(e){this.number.value=l(e),this.slider&&(this.slider.value=String(e)),this.sayValue(Number(e))}mark(e,i){super.mark(e,i);let{lower:s,upper:a,unit:o}=this.parameter;s!==null&&a!==null&&k(this.lanes,e,s,a,o)}},g=class extends u{constructor(e,i,s){super(e,i,s);this.box=n("input","dfdm-check");this.box.type="checkbox",this.box.id=s,this.box.addEventListener("change",()=>i.settle(e.name,this.box.checked)),this.row.append(this.label,this.box,this.error,this.limits,this.allowed),this.describe(),this.put(e.default)}inputs(){return[this.box]}put(e){this.box.checked=!!e}},b=class extends u{constructor(e,i,s){super(e,i,s);this.list=n("select","dfdm-input");this.list.id=s;for(let a of e.choices)this.list.add(new Option(a===""?"\u2013":l(a),String(a)));this.list.addEventListener("change",()=>i.settle(e.name,e.choices[this.list.selectedIndex])),this.row.append(this.label,this.list,this.error,this.limits,this.allowed),this.describe(),this.put(e.default)}inputs(){return[this.list]}put(e){this.list.selectedIndex=this.parameter.choices.findIndex(i=>i===e)}},v=class extends u{constructor(e,i,s){super(e,i,s);this.text=n("input","dfdm-input");this.typing=!1;this.text.type="text",this.text.id=s,this.text.spellcheck=!1,this.text.addEventListener("input",()=>this.typing=!0),this.text.addEventListener("change",()=>{this.typing=!1,i.settle(e.name,this.text.value)}),this.text.addEventListener("keydown",a=>{a.key==="Escape"&&(this.typing=!1,this.giveUp())}),this.row.append(this.label,this.text,this.error,this.limits,this.allowed),this.describe(),this.put(e.default)}inputs(){return[this.text]}get held(){return this.typing}get unsaid(){return this.typing}put(e){this.text.value=String(e)}};function E(r,t,e){return r.choices.length>0?new b(r,t,e):r.kind==="bool"?new g(r,t,e):r.kind==="text"?new v(r,t,e):new c(r,t,e)}var j=60,S=4e3,x=class{constructor(t,e){this.model=t;this.host=n("div","dfdm-form");this.rows=n("div","dfdm-rows");this.bar=n("div","dfdm-bar");this.said=n("div","dfdm-said");this.legend=n("div","dfdm-legend-line");this.fallback=n("input","dfdm-input dfdm-code");this.undo=m("\u21B6 Undo","",()=>this.ask({do:"undo"}));this.redo=m("\u21B7 Redo","",()=>this.ask({do:"redo"}));this.preset=n("select","dfdm-input");this.fields=new Map;this.stops=[];this.name=`dfdm-form-${Math.random().toString(36).slice(2)}`;this.attempt=null;this.attemptTimer=0;this.patience=0;this.asked=t.get("heard")??0,this.host.setAttribute("data-lm-suppress-shortcuts","true"),this.host.setAttribute("role","group"),this.host.setAttribute("aria-label",`Parameters of ${t.get("title")}`),this.said.setAttribute("role","status"),this.fallback.readOnly=!0,this.fallback.hidden=!0,this.fallback.setAttribute("aria-label","The design at these values, as code"),this.fillBar(),this.host.append(n("style","",y),this.rows,this.legend,this.bar,this.said,this.fallback),this.host.addEventListener("keydown",i=>this.press(i)),e.append(this.host),this.follow("parameters",()=>this.build()),this.follow("values",()=>this.showValues()),this.follow("refused",()=>this.showRefused()),this.follow("bands",()=>this.showBands()),this.follow("limits",()=>this.showBands()),this.follow("searching",()=>this.showBands());for(let i of["undoes","redoes","preset","presets","code"])this.follow(i,()=>this.showBar());this.follow("heard",()=>this.heard()),this.build()}follow(t,e){this.model.on(`change:${t}`,e),this.stops.push(()=>this.model.off(`change:${t}`,e))}fillBar(){this.bar.setAttribute("role","toolbar"),this.bar.setAttribute("aria-label","Values of the form");let t=n("label","dfdm-preset");t.append(n("span","","Preset"),this.preset),this.preset.addEventListener("change",()=>{this.preset.value&&this.ask({do:"preset",name:this.preset.value})}),this.bar.append(this.undo,this.redo,m("Defaults","Set every parameter back to its default",()=>this.ask({do:"reset"})),m("Copy as code","Copy the design at these values as a line of Python",()=>{this.copy()}),t)}build(){let t=this.model.get("parameters")??[];this.fields.clear();let e={attempt:(i,s)=>this.tryOut(i,s),settle:(i,s)=>this.settle(i,s)};t.forEach((i,s)=>{this.fields.set(i.name,E(i,e,`${this.name}-${s}`))}),this.rows.replaceChildren(...[...this.fields.values()].map(i=>i.row)),this.showValues(),this.showRefused(),this.showBands(),this.showBar()}showValues(){let t=this.model.get("values")??{};for(let[e,i]of this.fields)e in t&&i.show(t[e])}showRefused(){let t=this.model.get("refused")??{};for(let[e,i]of this.fields)i.refuse(t[e]??"")}showBands(){let t=this.model.get("bands")??[],e=this.model.get("limits")??{};for(let[a,o]of this.fields)o.mark(t.filter(d=>d.parameter===a),e[a]??[]);let i=this.model.get("searching")??"",s=i?[n("span","dfdm-searching",i)]:[];this.legend.replaceChildren(...T(t),...s)}showBar(){let t=(s,a,o,d)=>{s.disabled=a==="",s.title=a?`${o}: ${a} (${d})`:`Nothing to ${o.toLowerCase()}`};t(this.undo,this.model.get("undoes")??"","Undo","Ctrl+Z"),t(this.redo,this.model.get("redoes")??"","Redo","Ctrl+Shift+Z");let e=this.model.get("presets")??[];this.preset.parentElement.hidden=e.length===0;let i=[new Option("\u2013",""),...e.map(s=>new Option(s,s))];this.preset.replaceChildren(...i),this.preset.value=this.model.get("preset")??"",this.fallback.hidden||(this.fallback.value=this.model.get("code")??"")}tryOut(t,e){this.attempt={[t]:e},this.sendAttempt()}sendAttempt(){!this.attempt||this.attemptTimer||this.waiting||(this.ask({do:"try",values:this.attempt}),this.attempt=null,this.attemptTimer=window.setTimeout(()=>{this.attemptTimer=0,this.sendAttempt()},j))}settle(t,e){this.attempt=null,this.ask({do:"set",values:{[t]:e}})}get waiting(){return this.asked!==(this.model.get("heard")??0)}ask(t){this.asked+=1,this.model.send({...t,number:this.asked}),this.patience||(this.patience=window.setTimeout(()=>{this.patience=0,this.waiting&&this.say("The notebook's kernel does not answer: it is busy, or it has ended.")},S))}heard(){this.model.get("heard")>this.asked&&(this.asked=this.model.get("heard")),!this.waiting&&(window.clearTimeout(this.patience),this.patience=0,this.say(""),this.showValues(),this.sendAttempt())}say(t){this.said.textContent=t}press(t){if(!(t.ctrlKey||t.metaKey)||t.altKey)return;let e=t.key.toLowerCase();if(e!=="z"&&e!=="y")return;let i=t.target.closest(".dfdm-row");if((i?this.fields.get(i.dataset.parameter??""):void 0)?.unsaid)return;t.preventDefault(),t.stopPropagation();let a=e==="z"&&!t.shiftKey;this.model.get(a?"undoes":"redoes")&&this.ask({do:a?"undo":"redo"})}async copy(){let t=this.model.get("code")??"";try{await navigator.clipboard.writeText(t),this.fallback.hidden=!0,this.say(`Copied: ${t}`)}catch{this.fallback.hidden=!1,this.fallback.value=t,this.fallback.focus(),this.fallback.select(),this.say("The browser does not let the notebook copy: take it from here with Ctrl+C.")}}dispose(){window.clearTimeout(this.patience),window.clearTimeout(this.attemptTimer);for(let t of this.stops)t()}};function C({model:r,el:t}){let e=new x(r,t);return()=>e.dispose()}var O={render:C};export{O as default};
