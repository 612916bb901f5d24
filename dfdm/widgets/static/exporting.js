var k=`.dfdm-panel {
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
`;function n(a,e,t=""){let d=document.createElement(a);return d.className=e,d.matches("button, input, select, textarea, a")&&d.setAttribute("data-lm-suppress-shortcuts","true"),t&&(d.textContent=t),d}function g(a,e,t,d="dfdm-button"){let i=n("button",d,a);return i.type="button",i.title=e,i.addEventListener("click",t),i}var L=0;function b(){return L+=1,`dfdm-panel-${Math.random().toString(36).slice(2)}-${L}`}function h(a,e,t=""){let d=n("div","dfdm-line"),i=n("label","",a);if(e.id||(e.id=b()),i.htmlFor=e.id,d.append(i,e),t){let o=n("div","dfdm-help",t);o.id=`${e.id}-help`,e.setAttribute("aria-describedby",o.id),d.append(o)}return d}function c(a,e=""){let t=n("input","dfdm-input");return t.type=a,t.placeholder=e,t.autocomplete=a==="password"?"new-password":"off",t.spellcheck=!1,t}function y(a,e,t){let d=()=>{document.activeElement!==t&&(t.value=String(a.get(e)??""))},i=()=>{a.set(e,t.value),a.save_changes()};return t.addEventListener("change",i),a.on(`change:${e}`,d),t.value=String(a.get(e)??""),()=>a.off(`change:${e}`,d)}function M(a,e,t){let d=!1,i=()=>{d||(d=!0,queueMicrotask(()=>{d=!1,t()}))};for(let o of e)a.on(`change:${o}`,i);return()=>e.forEach(o=>a.off(`change:${o}`,i))}function x(a){let e=n("span","dfdm-mark",a);return e.setAttribute("aria-hidden","true"),e}var T={waiting:"",doing:"\u2026",done:"\u2713",failed:"\u2715"},v=class{constructor(e,t){this.model=e;this.host=n("div","dfdm-panel");this.what=n("div","dfdm-what");this.path=c("text");this.keyPath=c("text","my-key.pem");this.passphrase=c("password");this.again=c("password");this.choices=n("div","dfdm-choices");this.steps=n("ol","dfdm-steps");this.state=n("div","dfdm-state");this.members=n("div","");this.stops=[];this.host.setAttribute("data-lm-suppress-shortcuts","true"),this.host.setAttribute("role","group"),this.host.setAttribute("aria-label","Sign and export"),this.state.setAttribute("role","status"),this.keyLine=h("Key file",this.keyPath,"The path of the file; the key itself stays in it."),this.passLine=h("Passphrase of the key",this.passphrase,"Sent once to open the key, and kept nowhere; empty for a key without one."),this.againLine=h("Once more",this.again,"For a key that is made now: without its passphrase nobody can open it.");let d=n("div","dfdm-line"),i=n("span","dfdm-label","Sign with");i.id=b(),this.choices.setAttribute("role","radiogroup"),this.choices.setAttribute("aria-labelledby",i.id),d.append(i,this.choices),this.go=g("Sign and export","Measure, judge, write and sign the bundle",()=>this.order(),"dfdm-button dfdm-main"),this.halt=g("Stop","Stop before anything is written",()=>e.send?.({do:"stop"})),this.check=g("Verify the file","Check digests and signature of the file",()=>e.send?.({do:"verify"}));let o=n("div","dfdm-buttons");o.append(this.go,this.halt,this.check);let s=n("div","dfdm-help","Sealing (geometry that only a licensed node can read) is not offered here: whoever has the file can read it.");this.host.append(n("style","",k),n("div","dfdm-title","Sign and export"),this.what,h("File",this.path,"Written beside the notebook; a file of that name is replaced in one step."),d,this.keyLine,this.passLine,this.againLine,s,o,this.steps,this.state,this.members),t.append(this.host);for(let p of[this.passphrase,this.again])p.addEventListener("keydown",u=>u.key==="Enter"&&this.order());this.stops.push(y(e,"path",this.path),y(e,"key_path",this.keyPath),M(e,["what","key","own_key","steps","busy","said","level","members"],()=>this.draw())),this.draw()}order(){if(!this.model.get("busy")){if(!this.againLine.hidden&&this.passphrase.value!==this.again.value){this.say("failed","The two passphrases differ: nothing was done.");return}for(let[e,t]of[["path",this.path],["key_path",this.keyPath]])this.model.set(e,t.value);this.model.save_changes(),this.model.send?.({do:"export",passphrase:this.passphrase.value}),this.passphrase.value=this.again.value=""}}draw(){let{model:e}=this,t=!!e.get("busy"),d=e.get("own_key"),i=e.get("key");this.what.textContent=e.get("what");let o=[["own",d.exists?`your own key (${d.path})`:`your own key, made now (${d.path})`],["file","a key file"]],s=document.activeElement?.value,p=this.choices.contains(document.activeElement);this.choices.replaceChildren(...o.map(([r,l])=>{let m=n("label",""),f=n("input","");return f.type="radio",f.name=this.path.id,f.value=r,f.checked=r===i,f.addEventListener("change",()=>{e.set("key",r),e.save_changes()}),m.append(f,n("span","",l)),m})),p&&[...this.choices.querySelectorAll("input")].find(r=>r.value===s)?.focus(),this.keyLine.hidden=i!=="file",this.againLine.hidden=i!=="own"||d.exists,this.passLine.hidden=i==="own"&&d.exists&&!d.locked,this.go.disabled=this.check.disabled=t,this.halt.hidden=!t;let u=e.get("steps");this.steps.hidden=!u.length,this.steps.replaceChildren(...u.map(({words:r,state:l})=>{let m=n("li",`dfdm-${l}`);return l==="doing"&&m.setAttribute("aria-current","step"),m.append(x(T[l]??""),n("span","",r+(l==="failed"?": not done":""))),m})),this.say(e.get("level"),e.get("said"));let w=e.get("members");this.members.replaceChildren(...w.length?[H(w)]:[])}say(e,t){this.state.className=`dfdm-state dfdm-${e}`,this.state.setAttribute("role",e==="failed"?"alert":"status"),this.state.replaceChildren(...t?[x(T[e]??"i"),n("span","",t)]:[])}dispose(){this.passphrase.value=this.again.value="";for(let e of this.stops)e()}};function H(a){let e=n("table","");e.append(n("caption","",""));let t=e.createTHead().insertRow();for(let[i,o]of[["What is in it",""],["Bytes","dfdm-number"]]){let s=n("th",o,i);s.scope="col",t.append(s)}let d=e.createTBody();for(let{name:i,size:o}of a){let s=d.insertRow();s.insertCell().textContent=i;let p=s.insertCell();p.className="dfdm-number",p.textContent=o.toLocaleString("en")}return e}function S({model:a,el:e}){let t=new v(a,e);return()=>t.dispose()}var F={render:S};export{F as default,H as table};
