var b=`.dfdm-panel {
  color: var(--jp-ui-font-color1, CanvasText);
  font-family: var(--jp-ui-font-family, system-ui, sans-serif);
  font-size: var(--jp-ui-font-size1, 13px);
  line-height: 1.4;
  min-width: 0;
  padding: 4px 8px;
  container-type: inline-size;
  overflow-wrap: anywhere;
}
.dfdm-panel .dfdm-title { font-weight: 600; margin-bottom: 4px; }
.dfdm-panel .dfdm-line { display: grid; grid-template-columns: minmax(110px, 190px) minmax(0, 1fr); gap: 2px 10px; padding: 4px 0; }
.dfdm-panel .dfdm-line > label, .dfdm-panel .dfdm-line > .dfdm-label { padding-top: 4px; }
.dfdm-panel .dfdm-line > .dfdm-help { grid-column: 2; }
.dfdm-panel .dfdm-line[hidden], .dfdm-panel [hidden] { display: none; }
.dfdm-panel .dfdm-help { color: var(--jp-ui-font-color2, GrayText); font-size: 0.92em; }
.dfdm-panel .dfdm-input {
  box-sizing: border-box;
  width: 100%;
  max-width: 640px;
  min-height: 28px;
  margin: 0;
  padding: 3px 6px;
  font: inherit;
  color: var(--jp-ui-font-color1, FieldText);
  background: var(--jp-layout-color1, Field);
  border: 1px solid var(--jp-border-color1, #8a8a8a);
  border-radius: 2px;
}
.dfdm-panel .dfdm-choices { display: flex; flex-direction: column; gap: 4px; }
.dfdm-panel .dfdm-choices label { display: flex; gap: 6px; align-items: baseline; }
.dfdm-panel .dfdm-buttons { display: flex; flex-wrap: wrap; gap: 6px; padding: 6px 0; }
.dfdm-panel .dfdm-button {
  min-height: 28px;
  padding: 2px 12px;
  font: inherit;
  color: var(--jp-ui-font-color1, ButtonText);
  background: var(--jp-layout-color2, ButtonFace);
  border: 1px solid var(--jp-border-color1, #8a8a8a);
  border-radius: 2px;
  cursor: pointer;
}
.dfdm-panel .dfdm-button.dfdm-main { background: #0b5cad; border-color: #0b5cad; color: #fff; }
.dfdm-panel .dfdm-button:disabled { opacity: 0.55; cursor: default; }
.dfdm-panel :is(.dfdm-input, .dfdm-button, input, summary):focus-visible { outline: 2px solid var(--jp-brand-color1, #1976d2); outline-offset: 1px; }
.dfdm-panel .dfdm-steps { list-style: none; margin: 4px 0; padding: 0; }
.dfdm-panel .dfdm-steps li { display: flex; gap: 6px; padding: 1px 0; align-items: center; }
.dfdm-panel .dfdm-mark {
  flex: none;
  display: inline-block;
  width: 16px;
  height: 16px;
  border-radius: 50%;
  color: #000;
  background: #b5b5b5;
  font-size: 11px;
  font-weight: 700;
  line-height: 16px;
  text-align: center;
}
.dfdm-panel :is(.dfdm-done, .dfdm-known) > .dfdm-mark { background: #3cc296; }
.dfdm-panel .dfdm-doing > .dfdm-mark { background: #7ab8e6; }
.dfdm-panel :is(.dfdm-failed, .dfdm-refused, .dfdm-unreadable) > .dfdm-mark { background: #ef7d33; }
.dfdm-panel .dfdm-unknown > .dfdm-mark { background: #dc9ac0; }
.dfdm-panel .dfdm-waiting { color: var(--jp-ui-font-color2, GrayText); }
.dfdm-panel .dfdm-doing { font-weight: 600; }
.dfdm-panel .dfdm-state { display: flex; gap: 8px; align-items: flex-start; padding: 6px 8px; margin: 4px 0; border-left: 4px solid #b5b5b5; background: var(--jp-layout-color2, rgba(127, 127, 127, 0.12)); }
.dfdm-panel .dfdm-state:empty, .dfdm-panel .dfdm-what:empty { display: none; }
.dfdm-panel .dfdm-state:is(.dfdm-done, .dfdm-known) { border-color: #3cc296; }
.dfdm-panel .dfdm-state:is(.dfdm-failed, .dfdm-refused, .dfdm-unreadable) { border-color: #ef7d33; }
.dfdm-panel .dfdm-state.dfdm-unknown { border-color: #dc9ac0; }
.dfdm-panel .dfdm-state ul { margin: 4px 0 0; padding-left: 18px; }
.dfdm-panel .dfdm-state strong { font-weight: 600; }
.dfdm-panel code { font-family: var(--jp-code-font-family, monospace); font-size: 12px; background: none; color: inherit; padding: 0; }
.dfdm-panel table { border-collapse: collapse; width: 100%; margin: 6px 0; }
.dfdm-panel :is(th, td) { padding: 2px 6px; text-align: left; vertical-align: top; background: transparent; border-bottom: 1px solid var(--jp-border-color2, #e0e0e0); }
.dfdm-panel td.dfdm-number, .dfdm-panel th.dfdm-number { text-align: right; white-space: nowrap; }
@container (max-width: 560px) {
  .dfdm-panel .dfdm-line { grid-template-columns: minmax(0, 1fr); }
  .dfdm-panel .dfdm-line > .dfdm-help { grid-column: 1; }
}
`;function n(i,e,t=""){let d=document.createElement(i);return d.className=e,d.matches("button, input, select, textarea, a")&&d.setAttribute("data-lm-suppress-shortcuts","true"),t&&(d.textContent=t),d}function c(i,e,t,d="dfdm-button"){let o=n("button",d,i);return o.type="button",o.title=e,o.addEventListener("click",t),o}var x=0;function y(){return x+=1,`dfdm-panel-${Math.random().toString(36).slice(2)}-${x}`}function f(i,e,t=""){let d=n("div","dfdm-line"),o=n("label","",i);if(e.id||(e.id=y()),o.htmlFor=e.id,d.append(o,e),t){let a=n("div","dfdm-help",t);a.id=`${e.id}-help`,e.setAttribute("aria-describedby",a.id),d.append(a)}return d}function u(i,e=""){let t=n("input","dfdm-input");return t.type=i,t.placeholder=e,t.autocomplete=i==="password"?"new-password":"off",t.spellcheck=!1,t}function m(i,e,t){let d=()=>{document.activeElement!==t&&(t.value=String(i.get(e)??""))},o=()=>{i.set(e,t.value),i.save_changes()};return t.addEventListener("change",o),i.on(`change:${e}`,d),t.value=String(i.get(e)??""),()=>i.off(`change:${e}`,d)}function v(i,e,t){let d=!1,o=()=>{d||(d=!0,queueMicrotask(()=>{d=!1,t()}))};for(let a of e)i.on(`change:${a}`,o);return()=>e.forEach(a=>i.off(`change:${a}`,o))}function w(i){let e=n("span","dfdm-mark",i);return e.setAttribute("aria-hidden","true"),e}var M={known:"\u2713",unknown:"?",refused:"\u2715",unreadable:"\u2715"},h=class{constructor(e,t){this.model=e;this.host=n("div","dfdm-panel");this.path=u("text","part.dfdm.zip");this.folder=u("text","a new or empty folder");this.known=n("textarea","dfdm-input");this.state=n("div","dfdm-state");this.unpack=n("div","");this.said=n("div","dfdm-state");this.listed=n("datalist","");this.stops=[];this.host.setAttribute("data-lm-suppress-shortcuts","true"),this.host.setAttribute("role","group"),this.host.setAttribute("aria-label","Received bundle");for(let l of[this.state,this.said])l.setAttribute("role","status");this.known.rows=2,this.known.spellcheck=!1,this.known.placeholder="did:key:z6Mk\u2026";let d=c("Verify and open","Check digests and signature, then show what is in it",()=>this.order("verify"),"dfdm-button dfdm-main"),o=c("Unpack","Write the members into the folder; nothing of it is run",()=>this.order("unpack"));this.buttons=[d,o];let a=n("div","dfdm-buttons");a.append(d);let s=n("div","dfdm-buttons");s.append(o),this.unpack.append(f("Unpack into",this.folder,"Nothing is overwritten, and nothing that is unpacked is run."),s),this.host.append(n("style","",b),n("div","dfdm-title","Received bundle"),f("File",this.path),this.listed,f("Signers you know",this.known,"Their identifiers, one a line; take them from the signers themselves, not from the bundle."),a,this.state,this.unpack,this.said),this.listed.id=`${this.path.id}-list`,this.path.setAttribute("list",this.listed.id),t.append(this.host),this.path.addEventListener("keydown",l=>l.key==="Enter"&&this.order("verify")),this.stops.push(m(e,"path",this.path),m(e,"folder",this.folder),m(e,"known_text",this.known),v(e,["choices","busy","standing","words","reasons","said","failed"],()=>this.draw())),this.draw()}order(e){if(!this.model.get("busy")){for(let[t,d]of[["path",this.path],["folder",this.folder],["known_text",this.known]])this.model.set(t,d.value);this.model.save_changes(),this.model.send?.({do:e})}}draw(){let{model:e}=this,t=!!e.get("busy"),d=e.get("standing");for(let r of this.buttons)r.disabled=t;this.listed.replaceChildren(...e.get("choices").map(r=>{let p=n("option","");return p.value=r,p})),this.state.className=`dfdm-state ${d?`dfdm-${d}`:""}`;let[o,...a]=e.get("words"),s=n("div","");o&&s.append(n("strong","",o));for(let r of a)s.append(n("div","",r));let l=e.get("reasons");if(l.length){let r=n("ul","");r.append(...l.map(p=>n("li","",p))),s.append(r)}this.state.replaceChildren(...o?[w(M[d]??"\u2026"),s]:[]),this.unpack.hidden=d!=="known"&&d!=="unknown";let g=e.get("said");this.said.className=`dfdm-state ${e.get("failed")?"dfdm-refused":""}`,this.said.replaceChildren(...g?[n("span","",g)]:[])}dispose(){for(let e of this.stops)e()}};function T({model:i,el:e}){let t=new h(i,e);return()=>t.dispose()}var N={render:T};export{N as default};
