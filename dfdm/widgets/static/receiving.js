var b=`.dfdm-sheet {
  color: var(--jp-ui-font-color1, CanvasText);
  font-family: var(--jp-ui-font-family, system-ui, sans-serif);
  font-size: var(--jp-ui-font-size1, 13px);
  line-height: 1.4;
  min-width: 0;
  padding: 4px 8px;
  container-type: inline-size;
  overflow-wrap: anywhere;
}
.dfdm-sheet .dfdm-title { font-weight: 600; margin-bottom: 4px; }
.dfdm-sheet .dfdm-line { display: grid; grid-template-columns: minmax(110px, 190px) minmax(0, 1fr); gap: 2px 10px; padding: 4px 0; }
.dfdm-sheet .dfdm-line > label, .dfdm-sheet .dfdm-line > .dfdm-label { padding-top: 4px; }
.dfdm-sheet .dfdm-line > .dfdm-help { grid-column: 2; }
.dfdm-sheet .dfdm-line[hidden], .dfdm-sheet [hidden] { display: none; }
.dfdm-sheet .dfdm-help { color: var(--jp-ui-font-color2, GrayText); font-size: 0.92em; }
.dfdm-sheet .dfdm-input {
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
.dfdm-sheet .dfdm-choices { display: flex; flex-direction: column; gap: 4px; }
.dfdm-sheet .dfdm-choices label { display: flex; gap: 6px; align-items: baseline; }
.dfdm-sheet .dfdm-buttons { display: flex; flex-wrap: wrap; gap: 6px; padding: 6px 0; }
.dfdm-sheet .dfdm-button {
  min-height: 28px;
  padding: 2px 12px;
  font: inherit;
  color: var(--jp-ui-font-color1, ButtonText);
  background: var(--jp-layout-color2, ButtonFace);
  border: 1px solid var(--jp-border-color1, #8a8a8a);
  border-radius: 2px;
  cursor: pointer;
}
.dfdm-sheet .dfdm-button.dfdm-main { background: #0b5cad; border-color: #0b5cad; color: #fff; }
.dfdm-sheet .dfdm-button:disabled { opacity: 0.55; cursor: default; }
.dfdm-sheet :is(.dfdm-input, .dfdm-button, input, summary):focus-visible { outline: 2px solid var(--jp-brand-color1, #1976d2); outline-offset: 1px; }
.dfdm-sheet .dfdm-steps { list-style: none; margin: 4px 0; padding: 0; }
.dfdm-sheet .dfdm-steps li { display: flex; gap: 6px; padding: 1px 0; align-items: center; }
.dfdm-sheet .dfdm-mark {
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
.dfdm-sheet :is(.dfdm-done, .dfdm-known) > .dfdm-mark { background: #3cc296; }
.dfdm-sheet .dfdm-doing > .dfdm-mark { background: #7ab8e6; }
.dfdm-sheet :is(.dfdm-failed, .dfdm-refused, .dfdm-unreadable) > .dfdm-mark { background: #ef7d33; }
.dfdm-sheet .dfdm-unknown > .dfdm-mark { background: #dc9ac0; }
.dfdm-sheet .dfdm-waiting { color: var(--jp-ui-font-color2, GrayText); }
.dfdm-sheet .dfdm-doing { font-weight: 600; }
.dfdm-sheet .dfdm-state { display: flex; gap: 8px; align-items: flex-start; padding: 6px 8px; margin: 4px 0; border-left: 4px solid #b5b5b5; background: var(--jp-layout-color2, rgba(127, 127, 127, 0.12)); }
.dfdm-sheet .dfdm-state:empty, .dfdm-sheet .dfdm-what:empty { display: none; }
.dfdm-sheet .dfdm-state:is(.dfdm-done, .dfdm-known) { border-color: #3cc296; }
.dfdm-sheet .dfdm-state:is(.dfdm-failed, .dfdm-refused, .dfdm-unreadable) { border-color: #ef7d33; }
.dfdm-sheet .dfdm-state.dfdm-unknown { border-color: #dc9ac0; }
.dfdm-sheet .dfdm-state ul { margin: 4px 0 0; padding-left: 18px; }
.dfdm-sheet .dfdm-state strong { font-weight: 600; }
.dfdm-sheet code { font-family: var(--jp-code-font-family, monospace); font-size: 12px; background: none; color: inherit; padding: 0; }
.dfdm-sheet table { border-collapse: collapse; width: 100%; margin: 6px 0; }
.dfdm-sheet :is(th, td) { padding: 2px 6px; text-align: left; vertical-align: top; background: transparent; border-bottom: 1px solid var(--jp-border-color2, #e0e0e0); }
.dfdm-sheet td.dfdm-number, .dfdm-sheet th.dfdm-number { text-align: right; white-space: nowrap; }
@container (max-width: 560px) {
  .dfdm-sheet .dfdm-line { grid-template-columns: minmax(0, 1fr); }
  .dfdm-sheet .dfdm-line > .dfdm-help { grid-column: 1; }
}
`;function n(s,e,t=""){let d=document.createElement(s);return d.className=e,d.matches("button, input, select, textarea, a")&&d.setAttribute("data-lm-suppress-shortcuts","true"),t&&(d.textContent=t),d}function u(s,e,t,d="dfdm-button"){let i=n("button",d,s);return i.type="button",i.title=e,i.addEventListener("click",t),i}var x=0;function w(){return x+=1,`dfdm-panel-${Math.random().toString(36).slice(2)}-${x}`}function l(s,e,t=""){let d=n("div","dfdm-line"),i=n("label","",s);if(e.id||(e.id=w()),i.htmlFor=e.id,d.append(i,e),t){let o=n("div","dfdm-help",t);o.id=`${e.id}-help`,e.setAttribute("aria-describedby",o.id),d.append(o)}return d}function f(s,e=""){let t=n("input","dfdm-input");return t.type=s,t.placeholder=e,t.autocomplete=s==="password"?"new-password":"off",t.spellcheck=!1,t}function h(s,e,t){let d=()=>{document.activeElement!==t&&(t.value=String(s.get(e)??""))},i=()=>{s.set(e,t.value),s.save_changes()};return t.addEventListener("change",i),s.on(`change:${e}`,d),t.value=String(s.get(e)??""),()=>s.off(`change:${e}`,d)}function v(s,e,t){let d=!1,i=()=>{d||(d=!0,queueMicrotask(()=>{d=!1,t()}))};for(let o of e)s.on(`change:${o}`,i);return()=>e.forEach(o=>s.off(`change:${o}`,i))}function y(s){let e=n("span","dfdm-mark",s);return e.setAttribute("aria-hidden","true"),e}var M={known:"\u2713",unknown:"?",refused:"\u2715",unreadable:"\u2715"},c=class{constructor(e,t){this.model=e;this.host=n("div","dfdm-sheet");this.path=f("text","part.dfdm.zip");this.folder=f("text","a new or empty folder");this.keyPath=f("text","my-key.age");this.passphrase=f("password");this.known=n("textarea","dfdm-input");this.state=n("div","dfdm-state");this.unpack=n("div","");this.said=n("div","dfdm-state");this.listed=n("datalist","");this.stops=[];this.host.setAttribute("data-lm-suppress-shortcuts","true"),this.host.setAttribute("role","group"),this.host.setAttribute("aria-label","Received bundle");for(let a of[this.state,this.said])a.setAttribute("role","status");this.known.rows=2,this.known.spellcheck=!1,this.known.placeholder="did:key:z6Mk\u2026";let d=u("Verify and open","Check digests and signature, then show what is in it",()=>this.order("verify"),"dfdm-button dfdm-main"),i=u("Unpack","Write the members into the folder; nothing of it is run",()=>this.order("unpack"));this.buttons=[d,i];let o=n("div","dfdm-buttons");o.append(d);let p=n("div","dfdm-buttons");p.append(i),this.unpack.append(l("Unpack into",this.folder,"Nothing is overwritten, and nothing that is unpacked is run."),p),this.passLine=l("Passphrase of the key",this.passphrase,"Sent once to open the key, and kept nowhere; empty for a key without one."),this.host.append(n("style","",b),n("div","dfdm-title","Received bundle"),l("File",this.path),this.listed,l("Signers you know",this.known,"Their identifiers, one a line; take them from the signers themselves, not from the bundle."),l("Your sealing key",this.keyPath,"The file of the key that opens what is sealed; empty where nothing is, or to look at recipe and rights alone."),this.passLine,o,this.state,this.unpack,this.said),this.listed.id=`${this.path.id}-list`,this.path.setAttribute("list",this.listed.id),t.append(this.host),this.keyPath.addEventListener("input",()=>this.draw()),this.passphrase.addEventListener("keydown",a=>a.key==="Enter"&&this.order("verify")),this.path.addEventListener("keydown",a=>a.key==="Enter"&&this.order("verify")),this.stops.push(h(e,"path",this.path),h(e,"folder",this.folder),h(e,"key_path",this.keyPath),h(e,"known_text",this.known),v(e,["choices","busy","standing","words","reasons","said","failed"],()=>this.draw())),this.draw()}order(e){if(!this.model.get("busy")){for(let[t,d]of[["path",this.path],["folder",this.folder],["known_text",this.known],["key_path",this.keyPath]])this.model.set(t,d.value);this.model.save_changes(),this.model.send?.({do:e,passphrase:this.passphrase.value}),this.passphrase.value=""}}draw(){let{model:e}=this,t=!!e.get("busy"),d=e.get("standing");for(let r of this.buttons)r.disabled=t;this.passLine.hidden=!this.keyPath.value.trim(),this.listed.replaceChildren(...e.get("choices").map(r=>{let m=n("option","");return m.value=r,m})),this.state.className=`dfdm-state ${d?`dfdm-${d}`:""}`;let[i,...o]=e.get("words"),p=n("div","");i&&p.append(n("strong","",i));for(let r of o)p.append(n("div","",r));let a=e.get("reasons");if(a.length){let r=n("ul","");r.append(...a.map(m=>n("li","",m))),p.append(r)}this.state.replaceChildren(...i?[y(M[d]??"\u2026"),p]:[]),this.unpack.hidden=d!=="known"&&d!=="unknown";let g=e.get("said");this.said.className=`dfdm-state ${e.get("failed")?"dfdm-refused":""}`,this.said.replaceChildren(...g?[n("span","",g)]:[])}dispose(){this.passphrase.value="";for(let e of this.stops)e()}};function E({model:s,el:e}){let t=new c(s,e);return()=>t.dispose()}var N={render:E};export{N as default};
