var v=`.dfdm-sheet {
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
.dfdm-sheet .dfdm-lead { margin-bottom: 6px; }
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
`;function i(n,e,d=""){let t=document.createElement(n);return t.className=e,t.matches("button, input, select, textarea, a")&&t.setAttribute("data-lm-suppress-shortcuts","true"),d&&(t.textContent=d),t}function c(n,e,d,t="dfdm-button"){let r=i("button",t,n);return r.type="button",r.title=e,r.addEventListener("click",d),r}var y=0;function L(){return y+=1,`dfdm-panel-${Math.random().toString(36).slice(2)}-${y}`}function l(n,e,d=""){let t=i("div","dfdm-line"),r=i("label","",n);if(e.id||(e.id=L()),r.htmlFor=e.id,t.append(r,e),d){let o=i("div","dfdm-help",d);o.id=`${e.id}-help`,e.setAttribute("aria-describedby",o.id),t.append(o)}return t}function m(n,e=""){let d=i("input","dfdm-input");return d.type=n,d.placeholder=e,d.autocomplete=n==="password"?"new-password":"off",d.spellcheck=!1,d}function h(n,e,d){let t=()=>{document.activeElement!==d&&(d.value=String(n.get(e)??""))},r=()=>{n.set(e,d.value),n.save_changes()};return d.addEventListener("change",r),n.on(`change:${e}`,t),d.value=String(n.get(e)??""),()=>n.off(`change:${e}`,t)}function w(n,e,d){let t=!1,r=()=>{t||(t=!0,queueMicrotask(()=>{t=!1,d()}))};for(let o of e)n.on(`change:${o}`,r);return()=>e.forEach(o=>n.off(`change:${o}`,r))}function k(n){let e=i("span","dfdm-mark",n);return e.setAttribute("aria-hidden","true"),e}function T(n,e,d){let t=n.get(e);return t??d}var g={};function M(n){g=T(n,"phrases",{})}function s(n,e={}){return(Object.prototype.hasOwnProperty.call(g,n)?g[n]:n).replace(/\{(\w+)\}/g,(t,r)=>Object.prototype.hasOwnProperty.call(e,r)?String(e[r]):t)}var j={known:"\u2713",unknown:"?",refused:"\u2715",unreadable:"\u2715"},b=class{constructor(e,d){this.model=e;this.host=i("div","dfdm-sheet");this.path=m("text","part.dfdm.zip");this.folder=m("text",s("a new or empty folder"));this.keyPath=m("text","my-key.age");this.passphrase=m("password");this.known=i("textarea","dfdm-input");this.state=i("div","dfdm-state");this.unpack=i("div","");this.said=i("div","dfdm-state");this.listed=i("datalist","");this.stops=[];this.host.setAttribute("data-lm-suppress-shortcuts","true"),this.host.setAttribute("role","group"),this.host.setAttribute("aria-label",s("Received bundle"));for(let a of[this.state,this.said])a.setAttribute("role","status");this.known.rows=2,this.known.spellcheck=!1,this.known.placeholder="did:key:z6Mk\u2026";let t=c(s("Verify and open"),s("Check digests and signature, then show what is in it"),()=>this.order("verify"),"dfdm-button dfdm-main"),r=c(s("Unpack"),s("Write the members into the folder; nothing of it is run"),()=>this.order("unpack"));this.buttons=[t,r];let o=i("div","dfdm-buttons");o.append(t);let f=i("div","dfdm-buttons");f.append(r),this.unpack.append(l(s("Unpack into"),this.folder,s("Nothing is overwritten, and nothing that is unpacked is run.")),f),this.passLine=l(s("Passphrase of the key"),this.passphrase,s("Sent once to open the key, and kept nowhere; empty for a key without one.")),this.host.append(i("style","",v),i("div","dfdm-title",s("Received bundle")),i("div","dfdm-lead",s("A bundle that someone sent: it is verified first, and nothing of it is run.")),l(s("File"),this.path,s("Beside the notebook, or with its path.")),this.listed,l(s("Signers you know"),this.known,s("Their identifiers, one a line; take them from the signers themselves, not from the bundle.")),l(s("Your sealing key"),this.keyPath,s("The file of the key that opens what is sealed; empty where nothing is, or to look at recipe and rights alone.")),this.passLine,o,this.state,this.unpack,this.said),this.listed.id=`${this.path.id}-list`,this.path.setAttribute("list",this.listed.id),d.append(this.host),this.keyPath.addEventListener("input",()=>this.draw()),this.passphrase.addEventListener("keydown",a=>a.key==="Enter"&&this.order("verify")),this.path.addEventListener("keydown",a=>a.key==="Enter"&&this.order("verify")),this.stops.push(h(e,"path",this.path),h(e,"folder",this.folder),h(e,"key_path",this.keyPath),h(e,"known_text",this.known),w(e,["choices","busy","standing","words","reasons","said","failed"],()=>this.draw())),this.draw()}order(e){if(!this.model.get("busy")){for(let[d,t]of[["path",this.path],["folder",this.folder],["known_text",this.known],["key_path",this.keyPath]])this.model.set(d,t.value);this.model.save_changes(),this.model.send?.({do:e,passphrase:this.passphrase.value}),this.passphrase.value=""}}draw(){let{model:e}=this,d=!!e.get("busy"),t=e.get("standing");for(let p of this.buttons)p.disabled=d;this.passLine.hidden=!this.keyPath.value.trim(),this.listed.replaceChildren(...e.get("choices").map(p=>{let u=i("option","");return u.value=p,u})),this.state.className=`dfdm-state ${t?`dfdm-${t}`:""}`;let[r,...o]=e.get("words"),f=i("div","");r&&f.append(i("strong","",r));for(let p of o)f.append(i("div","",p));let a=e.get("reasons");if(a.length){let p=i("ul","");p.append(...a.map(u=>i("li","",u))),f.append(p)}this.state.replaceChildren(...r?[k(j[t]??"\u2026"),f]:[]),this.unpack.hidden=t!=="known"&&t!=="unknown";let x=e.get("said");this.said.className=`dfdm-state ${e.get("failed")?"dfdm-refused":""}`,this.said.replaceChildren(...x?[i("span","",x)]:[])}dispose(){this.passphrase.value="";for(let e of this.stops)e()}};function P({model:n,el:e}){M(n);let d=new b(n,e);return()=>d.dispose()}var F={render:P};export{F as default};
