"use strict";(self.rspackChunk_dfdm_labextension=self.rspackChunk_dfdm_labextension||[]).push([[1],{28(e,t,i){let r,a,s,n;function o(e,t,i=""){let r=document.createElement(e);return r.className=t,r.matches("button, input, select, textarea, a")&&r.setAttribute("data-lm-suppress-shortcuts","true"),i&&(r.textContent=i),r}function l(e,t,i,r="dfdm-button"){let a=o("button",r,e);return a.type="button",a.title=t,a.addEventListener("click",i),a}function h(e,t,i){let r=e.get(t);if(!r||!r.byteLength||r.byteLength%i.BYTES_PER_ELEMENT!=0)return new i(new ArrayBuffer(0));let a=r.byteOffset;return new i(r.buffer.slice(a,a+r.byteLength))}function d(e,t,i){return e.get(t)??i}function c(e,t){for(let[i,r]of Object.entries(t))e.set(i,r);e.save_changes()}function u(e,t){if("function"!=typeof e.send)return!1;try{return e.send(t),!0}catch{return!1}}var p={};function f(e,t={}){return(Object.prototype.hasOwnProperty.call(p,e)?p[e]:e).replace(/\{(\w+)\}/g,(e,i)=>Object.prototype.hasOwnProperty.call(t,i)?String(t[i]):e)}var m=class{constructor(){this.element=o("ul","dfdm-legend"),this.element.setAttribute("aria-label",f("What the colors mean"))}show(e,t=""){let i=e.filter(e=>e.label&&e.faces.length>0).map(e=>[e.color,g(e)]),r=i.filter((e,t)=>i.findIndex(t=>t.join()===e.join())===t);t&&r.push([t,f("As it was before")]);let a=r.map(([e,t])=>{let i=o("li",""),r=o("span","dfdm-swatch");return r.style.background=e,i.append(r,o("span","",t)),i});this.element.replaceChildren(...a),this.element.hidden=0===a.length}};function g({label:e,faces:t}){return`${e} (${1===t.length?f("1 face"):f("{count} faces",{count:t.length})})`}var _=class{constructor(){this.element=o("div","dfdm-scale"),this.element.setAttribute("role","img")}show(e){if(this.element.hidden=null===e,this.element.replaceChildren(),!e)return;this.element.setAttribute("aria-label",v(e));let t=e.high-e.low,i=i=>`${(100*Math.min(Math.max((i-e.low)/t,0),1)).toFixed(2)}%`,r=o("div","dfdm-scale-bar");r.style.background=`linear-gradient(to right, ${e.stops.map(([e,t])=>`${t} ${100*e}%`).join(", ")})`;let a=o("div","dfdm-scale-ticks");for(let t of function(e,t){let i=(t-e)/3,r=10**Math.floor(Math.log10(i)),a=[1,2,2.5,5,10].map(e=>e*r).find(e=>e>=i),s=[];for(let i=Math.ceil(e/a-1e-9);i*a<=t+1e-9*a;i++)s.push(i*a);return s}(e.low,e.high)){let e=o("span","",S(t));e.style.left=i(t),a.append(e)}let s=o("div","dfdm-scale-head");if(s.append(o("span","dfdm-scale-title",e.unit?`${e.title}, ${e.unit}`:e.title)),null!==e.limit&&(s.append(o("span","dfdm-scale-limit",x(e,S(e.limit)))),e.limit>=e.low&&e.limit<=e.high)){let t=o("span","dfdm-scale-mark");t.style.left=i(e.limit),r.append(t)}let n=o("div","dfdm-scale-missing");n.hidden=!e.gaps,n.append(o("span","dfdm-swatch dfdm-hatched"),o("span","",e.missing)),this.element.append(s,r,a,n)}};function v(e){let t=e.unit?` ${e.unit}`:"",i=null===e.limit?"":`, ${f("limit {bound}",{bound:x(e,S(e.limit)+t)})}`;return f("{title}: colors from {low} to {high}",{title:e.title,low:S(e.low),high:S(e.high)+t})+i}function x(e,t){return f("most"===e.limit_is?"at most {limit}":"at least {limit}",{limit:t})}function S(e){return String(Number(e.toPrecision(4)))}var M=class{constructor(){this.element=o("div","dfdm-hover"),this.pending=0,this.element.hidden=!0,this.element.setAttribute("aria-hidden","true")}follow(e,t,i){e.addEventListener("pointermove",r=>{this.pending||(this.pending=requestAnimationFrame(()=>{this.pending=0;let a=i(),s=a&&0===r.buttons?y(t(r),a):"";if(this.element.textContent=s,this.element.hidden=""===s,!s)return;let n=e.getBoundingClientRect(),[o,l]=[r.clientX-n.left,r.clientY-n.top],h=o>n.width/2;this.element.style.left=h?"":`${o+14}px`,this.element.style.right=h?`${n.width-o+14}px`:"",this.element.style.top=`${Math.max(l-30,2)}px`}))}),e.addEventListener("pointerleave",()=>this.hide())}hide(){cancelAnimationFrame(this.pending),this.pending=0,this.element.hidden=!0}};function y(e,t){return e&&void 0!==e.value?null===e.value?t.missing:t.unit?`${S(e.value)} ${t.unit}`:S(e.value):""}var b="srgb",E="srgb-linear",T="linear",w="srgb",A="300 es";function R(e){return document.createElementNS("http://www.w3.org/1999/xhtml",e)}var C={};function P(...e){console.log("THREE."+e.shift(),...e)}function L(e){let t=e[0];if("string"==typeof t&&t.startsWith("TSL:")){let t=e[1];t&&t.isStackTrace?e[0]+=" "+t.getLocation():e[1]='Stack trace not available. Enable "THREE.Node.captureStackTrace" to capture stack traces.'}return e}function D(...e){let t="THREE."+(e=L(e)).shift();{let i=e[0];i&&i.isStackTrace?console.warn(i.getError(t)):console.warn(t,...e)}}function N(...e){let t="THREE."+(e=L(e)).shift();{let i=e[0];i&&i.isStackTrace?console.error(i.getError(t)):console.error(t,...e)}}function I(...e){let t=e.join(" ");t in C||(C[t]=!0,D(...e))}var U={0:0,2:6,4:4,3:5,1:1,6:2,7:7,5:3},O=class{addEventListener(e,t){void 0===this._listeners&&(this._listeners={});let i=this._listeners;void 0===i[e]&&(i[e]=[]),-1===i[e].indexOf(t)&&i[e].push(t)}hasEventListener(e,t){let i=this._listeners;return void 0!==i&&void 0!==i[e]&&-1!==i[e].indexOf(t)}removeEventListener(e,t){let i=this._listeners;if(void 0===i)return;let r=i[e];if(void 0!==r){let e=r.indexOf(t);-1!==e&&r.splice(e,1)}}dispatchEvent(e){let t=this._listeners;if(void 0===t)return;let i=t[e.type];if(void 0!==i){e.target=this;let t=i.slice(0);for(let i=0,r=t.length;i<r;i++)t[i].call(this,e);e.target=null}}},F=["00","01","02","03","04","05","06","07","08","09","0a","0b","0c","0d","0e","0f","10","11","12","13","14","15","16","17","18","19","1a","1b","1c","1d","1e","1f","20","21","22","23","24","25","26","27","28","29","2a","2b","2c","2d","2e","2f","30","31","32","33","34","35","36","37","38","39","3a","3b","3c","3d","3e","3f","40","41","42","43","44","45","46","47","48","49","4a","4b","4c","4d","4e","4f","50","51","52","53","54","55","56","57","58","59","5a","5b","5c","5d","5e","5f","60","61","62","63","64","65","66","67","68","69","6a","6b","6c","6d","6e","6f","70","71","72","73","74","75","76","77","78","79","7a","7b","7c","7d","7e","7f","80","81","82","83","84","85","86","87","88","89","8a","8b","8c","8d","8e","8f","90","91","92","93","94","95","96","97","98","99","9a","9b","9c","9d","9e","9f","a0","a1","a2","a3","a4","a5","a6","a7","a8","a9","aa","ab","ac","ad","ae","af","b0","b1","b2","b3","b4","b5","b6","b7","b8","b9","ba","bb","bc","bd","be","bf","c0","c1","c2","c3","c4","c5","c6","c7","c8","c9","ca","cb","cc","cd","ce","cf","d0","d1","d2","d3","d4","d5","d6","d7","d8","d9","da","db","dc","dd","de","df","e0","e1","e2","e3","e4","e5","e6","e7","e8","e9","ea","eb","ec","ed","ee","ef","f0","f1","f2","f3","f4","f5","f6","f7","f8","f9","fa","fb","fc","fd","fe","ff"],B=Math.PI/180,z=180/Math.PI;function k(){let e=0xffffffff*Math.random()|0,t=0xffffffff*Math.random()|0,i=0xffffffff*Math.random()|0,r=0xffffffff*Math.random()|0;return(F[255&e]+F[e>>8&255]+F[e>>16&255]+F[e>>24&255]+"-"+F[255&t]+F[t>>8&255]+"-"+F[t>>16&15|64]+F[t>>24&255]+"-"+F[63&i|128]+F[i>>8&255]+"-"+F[i>>16&255]+F[i>>24&255]+F[255&r]+F[r>>8&255]+F[r>>16&255]+F[r>>24&255]).toLowerCase()}function H(e,t,i){return Math.max(t,Math.min(i,e))}function G(e){switch(e.constructor){case Uint32Array:return 0xffffffff;case Uint16Array:return 65535;case Uint8Array:case Uint8ClampedArray:return 255;case Int32Array:return 0x7fffffff;case Int16Array:return 32767;case Int8Array:return 127;default:return}}var V=class{constructor(e=0,t=0){this.x=e,this.y=t}get width(){return this.x}set width(e){this.x=e}get height(){return this.y}set height(e){this.y=e}set(e,t){return this.x=e,this.y=t,this}setScalar(e){return this.x=e,this.y=e,this}setX(e){return this.x=e,this}setY(e){return this.y=e,this}setComponent(e,t){switch(e){case 0:this.x=t;break;case 1:this.y=t;break;default:throw Error("THREE.Vector2: index is out of range: "+e)}return this}getComponent(e){switch(e){case 0:return this.x;case 1:return this.y;default:throw Error("THREE.Vector2: index is out of range: "+e)}}clone(){return new this.constructor(this.x,this.y)}copy(e){return this.x=e.x,this.y=e.y,this}add(e){return this.x+=e.x,this.y+=e.y,this}addScalar(e){return this.x+=e,this.y+=e,this}addVectors(e,t){return this.x=e.x+t.x,this.y=e.y+t.y,this}addScaledVector(e,t){return this.x+=e.x*t,this.y+=e.y*t,this}sub(e){return this.x-=e.x,this.y-=e.y,this}subScalar(e){return this.x-=e,this.y-=e,this}subVectors(e,t){return this.x=e.x-t.x,this.y=e.y-t.y,this}multiply(e){return this.x*=e.x,this.y*=e.y,this}multiplyScalar(e){return this.x*=e,this.y*=e,this}divide(e){return this.x/=e.x,this.y/=e.y,this}divideScalar(e){return this.multiplyScalar(1/e)}applyMatrix3(e){let t=this.x,i=this.y,r=e.elements;return this.x=r[0]*t+r[3]*i+r[6],this.y=r[1]*t+r[4]*i+r[7],this}min(e){return this.x=Math.min(this.x,e.x),this.y=Math.min(this.y,e.y),this}max(e){return this.x=Math.max(this.x,e.x),this.y=Math.max(this.y,e.y),this}clamp(e,t){return this.x=H(this.x,e.x,t.x),this.y=H(this.y,e.y,t.y),this}clampScalar(e,t){return this.x=H(this.x,e,t),this.y=H(this.y,e,t),this}clampLength(e,t){let i=this.length();return this.divideScalar(i||1).multiplyScalar(H(i,e,t))}floor(){return this.x=Math.floor(this.x),this.y=Math.floor(this.y),this}ceil(){return this.x=Math.ceil(this.x),this.y=Math.ceil(this.y),this}round(){return this.x=Math.round(this.x),this.y=Math.round(this.y),this}roundToZero(){return this.x=Math.trunc(this.x),this.y=Math.trunc(this.y),this}negate(){return this.x=-this.x,this.y=-this.y,this}dot(e){return this.x*e.x+this.y*e.y}cross(e){return this.x*e.y-this.y*e.x}lengthSq(){return this.x*this.x+this.y*this.y}length(){return Math.sqrt(this.x*this.x+this.y*this.y)}manhattanLength(){return Math.abs(this.x)+Math.abs(this.y)}normalize(){return this.divideScalar(this.length()||1)}angle(){return Math.atan2(-this.y,-this.x)+Math.PI}angleTo(e){let t=Math.sqrt(this.lengthSq()*e.lengthSq());return 0===t?Math.PI/2:Math.acos(H(this.dot(e)/t,-1,1))}distanceTo(e){return Math.sqrt(this.distanceToSquared(e))}distanceToSquared(e){let t=this.x-e.x,i=this.y-e.y;return t*t+i*i}manhattanDistanceTo(e){return Math.abs(this.x-e.x)+Math.abs(this.y-e.y)}setLength(e){return this.normalize().multiplyScalar(e)}lerp(e,t){return this.x+=(e.x-this.x)*t,this.y+=(e.y-this.y)*t,this}lerpVectors(e,t,i){return this.x=e.x+(t.x-e.x)*i,this.y=e.y+(t.y-e.y)*i,this}equals(e){return e.x===this.x&&e.y===this.y}fromArray(e,t=0){return this.x=e[t],this.y=e[t+1],this}toArray(e=[],t=0){return e[t]=this.x,e[t+1]=this.y,e}fromBufferAttribute(e,t){return this.x=e.getX(t),this.y=e.getY(t),this}rotateAround(e,t){let i=Math.cos(t),r=Math.sin(t),a=this.x-e.x,s=this.y-e.y;return this.x=a*i-s*r+e.x,this.y=a*r+s*i+e.y,this}random(){return this.x=Math.random(),this.y=Math.random(),this}*[Symbol.iterator](){yield this.x,yield this.y}};V.prototype.isVector2=!0;var W=class{constructor(e=0,t=0,i=0,r=1){this.isQuaternion=!0,this._x=e,this._y=t,this._z=i,this._w=r}static slerpFlat(e,t,i,r,a,s,n){let o=i[r+0],l=i[r+1],h=i[r+2],d=i[r+3],c=a[s+0],u=a[s+1],p=a[s+2],f=a[s+3];if(d!==f||o!==c||l!==u||h!==p){let e=o*c+l*u+h*p+d*f;e<0&&(c=-c,u=-u,p=-p,f=-f,e=-e);let t=1-n;if(e<.9995){let i=Math.acos(e),r=Math.sin(i);o=o*(t=Math.sin(t*i)/r)+c*(n=Math.sin(n*i)/r),l=l*t+u*n,h=h*t+p*n,d=d*t+f*n}else{o=o*t+c*n,l=l*t+u*n;let e=1/Math.sqrt(o*o+l*l+(h=h*t+p*n)*h+(d=d*t+f*n)*d);o*=e,l*=e,h*=e,d*=e}}e[t]=o,e[t+1]=l,e[t+2]=h,e[t+3]=d}static multiplyQuaternionsFlat(e,t,i,r,a,s){let n=i[r],o=i[r+1],l=i[r+2],h=i[r+3],d=a[s],c=a[s+1],u=a[s+2],p=a[s+3];return e[t]=n*p+h*d+o*u-l*c,e[t+1]=o*p+h*c+l*d-n*u,e[t+2]=l*p+h*u+n*c-o*d,e[t+3]=h*p-n*d-o*c-l*u,e}get x(){return this._x}set x(e){this._x=e,this._onChangeCallback()}get y(){return this._y}set y(e){this._y=e,this._onChangeCallback()}get z(){return this._z}set z(e){this._z=e,this._onChangeCallback()}get w(){return this._w}set w(e){this._w=e,this._onChangeCallback()}set(e,t,i,r){return this._x=e,this._y=t,this._z=i,this._w=r,this._onChangeCallback(),this}clone(){return new this.constructor(this._x,this._y,this._z,this._w)}copy(e){return this._x=e.x,this._y=e.y,this._z=e.z,this._w=e.w,this._onChangeCallback(),this}setFromEuler(e,t=!0){let i=e._x,r=e._y,a=e._z,s=e._order,n=Math.cos,o=Math.sin,l=n(i/2),h=n(r/2),d=n(a/2),c=o(i/2),u=o(r/2),p=o(a/2);switch(s){case"XYZ":this._x=c*h*d+l*u*p,this._y=l*u*d-c*h*p,this._z=l*h*p+c*u*d,this._w=l*h*d-c*u*p;break;case"YXZ":this._x=c*h*d+l*u*p,this._y=l*u*d-c*h*p,this._z=l*h*p-c*u*d,this._w=l*h*d+c*u*p;break;case"ZXY":this._x=c*h*d-l*u*p,this._y=l*u*d+c*h*p,this._z=l*h*p+c*u*d,this._w=l*h*d-c*u*p;break;case"ZYX":this._x=c*h*d-l*u*p,this._y=l*u*d+c*h*p,this._z=l*h*p-c*u*d,this._w=l*h*d+c*u*p;break;case"YZX":this._x=c*h*d+l*u*p,this._y=l*u*d+c*h*p,this._z=l*h*p-c*u*d,this._w=l*h*d-c*u*p;break;case"XZY":this._x=c*h*d-l*u*p,this._y=l*u*d-c*h*p,this._z=l*h*p+c*u*d,this._w=l*h*d+c*u*p;break;default:D("Quaternion: .setFromEuler() encountered an unknown order: "+s)}return!0===t&&this._onChangeCallback(),this}setFromAxisAngle(e,t){let i=t/2,r=Math.sin(i);return this._x=e.x*r,this._y=e.y*r,this._z=e.z*r,this._w=Math.cos(i),this._onChangeCallback(),this}setFromRotationMatrix(e){let t=e.elements,i=t[0],r=t[4],a=t[8],s=t[1],n=t[5],o=t[9],l=t[2],h=t[6],d=t[10],c=i+n+d;if(c>0){let e=.5/Math.sqrt(c+1);this._w=.25/e,this._x=(h-o)*e,this._y=(a-l)*e,this._z=(s-r)*e}else if(i>n&&i>d){let e=2*Math.sqrt(1+i-n-d);this._w=(h-o)/e,this._x=.25*e,this._y=(r+s)/e,this._z=(a+l)/e}else if(n>d){let e=2*Math.sqrt(1+n-i-d);this._w=(a-l)/e,this._x=(r+s)/e,this._y=.25*e,this._z=(o+h)/e}else{let e=2*Math.sqrt(1+d-i-n);this._w=(s-r)/e,this._x=(a+l)/e,this._y=(o+h)/e,this._z=.25*e}return this._onChangeCallback(),this}setFromUnitVectors(e,t){let i=e.dot(t)+1;return i<1e-8?(i=0,Math.abs(e.x)>Math.abs(e.z)?(this._x=-e.y,this._y=e.x,this._z=0):(this._x=0,this._y=-e.z,this._z=e.y)):(this._x=e.y*t.z-e.z*t.y,this._y=e.z*t.x-e.x*t.z,this._z=e.x*t.y-e.y*t.x),this._w=i,this.normalize()}angleTo(e){return 2*Math.acos(Math.abs(H(this.dot(e),-1,1)))}rotateTowards(e,t){let i=this.angleTo(e);if(0===i)return this;let r=Math.min(1,t/i);return this.slerp(e,r),this}identity(){return this.set(0,0,0,1)}invert(){return this.conjugate()}conjugate(){return this._x*=-1,this._y*=-1,this._z*=-1,this._onChangeCallback(),this}dot(e){return this._x*e._x+this._y*e._y+this._z*e._z+this._w*e._w}lengthSq(){return this._x*this._x+this._y*this._y+this._z*this._z+this._w*this._w}length(){return Math.sqrt(this._x*this._x+this._y*this._y+this._z*this._z+this._w*this._w)}normalize(){let e=this.length();return 0===e?(this._x=0,this._y=0,this._z=0,this._w=1):(e=1/e,this._x=this._x*e,this._y=this._y*e,this._z=this._z*e,this._w=this._w*e),this._onChangeCallback(),this}multiply(e){return this.multiplyQuaternions(this,e)}premultiply(e){return this.multiplyQuaternions(e,this)}multiplyQuaternions(e,t){let i=e._x,r=e._y,a=e._z,s=e._w,n=t._x,o=t._y,l=t._z,h=t._w;return this._x=i*h+s*n+r*l-a*o,this._y=r*h+s*o+a*n-i*l,this._z=a*h+s*l+i*o-r*n,this._w=s*h-i*n-r*o-a*l,this._onChangeCallback(),this}slerp(e,t){let i=e._x,r=e._y,a=e._z,s=e._w,n=this.dot(e);n<0&&(i=-i,r=-r,a=-a,s=-s,n=-n);let o=1-t;if(n<.9995){let e=Math.acos(n),l=Math.sin(e);o=Math.sin(o*e)/l,t=Math.sin(t*e)/l,this._x=this._x*o+i*t,this._y=this._y*o+r*t,this._z=this._z*o+a*t,this._w=this._w*o+s*t,this._onChangeCallback()}else this._x=this._x*o+i*t,this._y=this._y*o+r*t,this._z=this._z*o+a*t,this._w=this._w*o+s*t,this.normalize();return this}slerpQuaternions(e,t,i){return this.copy(e).slerp(t,i)}random(){let e=2*Math.PI*Math.random(),t=2*Math.PI*Math.random(),i=Math.random(),r=Math.sqrt(1-i),a=Math.sqrt(i);return this.set(r*Math.sin(e),r*Math.cos(e),a*Math.sin(t),a*Math.cos(t))}equals(e){return e._x===this._x&&e._y===this._y&&e._z===this._z&&e._w===this._w}fromArray(e,t=0){return this._x=e[t],this._y=e[t+1],this._z=e[t+2],this._w=e[t+3],this._onChangeCallback(),this}toArray(e=[],t=0){return e[t]=this._x,e[t+1]=this._y,e[t+2]=this._z,e[t+3]=this._w,e}fromBufferAttribute(e,t){return this._x=e.getX(t),this._y=e.getY(t),this._z=e.getZ(t),this._w=e.getW(t),this._onChangeCallback(),this}toJSON(){return this.toArray()}_onChange(e){return this._onChangeCallback=e,this}_onChangeCallback(){}*[Symbol.iterator](){yield this._x,yield this._y,yield this._z,yield this._w}},X=class{constructor(e=0,t=0,i=0){this.x=e,this.y=t,this.z=i}set(e,t,i){return void 0===i&&(i=this.z),this.x=e,this.y=t,this.z=i,this}setScalar(e){return this.x=e,this.y=e,this.z=e,this}setX(e){return this.x=e,this}setY(e){return this.y=e,this}setZ(e){return this.z=e,this}setComponent(e,t){switch(e){case 0:this.x=t;break;case 1:this.y=t;break;case 2:this.z=t;break;default:throw Error("THREE.Vector3: index is out of range: "+e)}return this}getComponent(e){switch(e){case 0:return this.x;case 1:return this.y;case 2:return this.z;default:throw Error("THREE.Vector3: index is out of range: "+e)}}clone(){return new this.constructor(this.x,this.y,this.z)}copy(e){return this.x=e.x,this.y=e.y,this.z=e.z,this}add(e){return this.x+=e.x,this.y+=e.y,this.z+=e.z,this}addScalar(e){return this.x+=e,this.y+=e,this.z+=e,this}addVectors(e,t){return this.x=e.x+t.x,this.y=e.y+t.y,this.z=e.z+t.z,this}addScaledVector(e,t){return this.x+=e.x*t,this.y+=e.y*t,this.z+=e.z*t,this}sub(e){return this.x-=e.x,this.y-=e.y,this.z-=e.z,this}subScalar(e){return this.x-=e,this.y-=e,this.z-=e,this}subVectors(e,t){return this.x=e.x-t.x,this.y=e.y-t.y,this.z=e.z-t.z,this}multiply(e){return this.x*=e.x,this.y*=e.y,this.z*=e.z,this}multiplyScalar(e){return this.x*=e,this.y*=e,this.z*=e,this}multiplyVectors(e,t){return this.x=e.x*t.x,this.y=e.y*t.y,this.z=e.z*t.z,this}applyEuler(e){return this.applyQuaternion(q.setFromEuler(e))}applyAxisAngle(e,t){return this.applyQuaternion(q.setFromAxisAngle(e,t))}applyMatrix3(e){let t=this.x,i=this.y,r=this.z,a=e.elements;return this.x=a[0]*t+a[3]*i+a[6]*r,this.y=a[1]*t+a[4]*i+a[7]*r,this.z=a[2]*t+a[5]*i+a[8]*r,this}applyNormalMatrix(e){return this.applyMatrix3(e).normalize()}applyMatrix4(e){let t=this.x,i=this.y,r=this.z,a=e.elements,s=1/(a[3]*t+a[7]*i+a[11]*r+a[15]);return this.x=(a[0]*t+a[4]*i+a[8]*r+a[12])*s,this.y=(a[1]*t+a[5]*i+a[9]*r+a[13])*s,this.z=(a[2]*t+a[6]*i+a[10]*r+a[14])*s,this}applyQuaternion(e){let t=this.x,i=this.y,r=this.z,a=e.x,s=e.y,n=e.z,o=e.w,l=2*(s*r-n*i),h=2*(n*t-a*r),d=2*(a*i-s*t);return this.x=t+o*l+s*d-n*h,this.y=i+o*h+n*l-a*d,this.z=r+o*d+a*h-s*l,this}project(e){return this.applyMatrix4(e.matrixWorldInverse).applyMatrix4(e.projectionMatrix)}unproject(e){return this.applyMatrix4(e.projectionMatrixInverse).applyMatrix4(e.matrixWorld)}transformDirection(e){let t=this.x,i=this.y,r=this.z,a=e.elements;return this.x=a[0]*t+a[4]*i+a[8]*r,this.y=a[1]*t+a[5]*i+a[9]*r,this.z=a[2]*t+a[6]*i+a[10]*r,this.normalize()}divide(e){return this.x/=e.x,this.y/=e.y,this.z/=e.z,this}divideScalar(e){return this.multiplyScalar(1/e)}min(e){return this.x=Math.min(this.x,e.x),this.y=Math.min(this.y,e.y),this.z=Math.min(this.z,e.z),this}max(e){return this.x=Math.max(this.x,e.x),this.y=Math.max(this.y,e.y),this.z=Math.max(this.z,e.z),this}clamp(e,t){return this.x=H(this.x,e.x,t.x),this.y=H(this.y,e.y,t.y),this.z=H(this.z,e.z,t.z),this}clampScalar(e,t){return this.x=H(this.x,e,t),this.y=H(this.y,e,t),this.z=H(this.z,e,t),this}clampLength(e,t){let i=this.length();return this.divideScalar(i||1).multiplyScalar(H(i,e,t))}floor(){return this.x=Math.floor(this.x),this.y=Math.floor(this.y),this.z=Math.floor(this.z),this}ceil(){return this.x=Math.ceil(this.x),this.y=Math.ceil(this.y),this.z=Math.ceil(this.z),this}round(){return this.x=Math.round(this.x),this.y=Math.round(this.y),this.z=Math.round(this.z),this}roundToZero(){return this.x=Math.trunc(this.x),this.y=Math.trunc(this.y),this.z=Math.trunc(this.z),this}negate(){return this.x=-this.x,this.y=-this.y,this.z=-this.z,this}dot(e){return this.x*e.x+this.y*e.y+this.z*e.z}lengthSq(){return this.x*this.x+this.y*this.y+this.z*this.z}length(){return Math.sqrt(this.x*this.x+this.y*this.y+this.z*this.z)}manhattanLength(){return Math.abs(this.x)+Math.abs(this.y)+Math.abs(this.z)}normalize(){return this.divideScalar(this.length()||1)}setLength(e){return this.normalize().multiplyScalar(e)}lerp(e,t){return this.x+=(e.x-this.x)*t,this.y+=(e.y-this.y)*t,this.z+=(e.z-this.z)*t,this}lerpVectors(e,t,i){return this.x=e.x+(t.x-e.x)*i,this.y=e.y+(t.y-e.y)*i,this.z=e.z+(t.z-e.z)*i,this}cross(e){return this.crossVectors(this,e)}crossVectors(e,t){let i=e.x,r=e.y,a=e.z,s=t.x,n=t.y,o=t.z;return this.x=r*o-a*n,this.y=a*s-i*o,this.z=i*n-r*s,this}projectOnVector(e){let t=e.lengthSq();if(0===t)return this.set(0,0,0);let i=e.dot(this)/t;return this.copy(e).multiplyScalar(i)}projectOnPlane(e){return j.copy(this).projectOnVector(e),this.sub(j)}reflect(e){return this.sub(j.copy(e).multiplyScalar(2*this.dot(e)))}angleTo(e){let t=Math.sqrt(this.lengthSq()*e.lengthSq());return 0===t?Math.PI/2:Math.acos(H(this.dot(e)/t,-1,1))}distanceTo(e){return Math.sqrt(this.distanceToSquared(e))}distanceToSquared(e){let t=this.x-e.x,i=this.y-e.y,r=this.z-e.z;return t*t+i*i+r*r}manhattanDistanceTo(e){return Math.abs(this.x-e.x)+Math.abs(this.y-e.y)+Math.abs(this.z-e.z)}setFromSpherical(e){return this.setFromSphericalCoords(e.radius,e.phi,e.theta)}setFromSphericalCoords(e,t,i){let r=Math.sin(t)*e;return this.x=r*Math.sin(i),this.y=Math.cos(t)*e,this.z=r*Math.cos(i),this}setFromCylindrical(e){return this.setFromCylindricalCoords(e.radius,e.theta,e.y)}setFromCylindricalCoords(e,t,i){return this.x=e*Math.sin(t),this.y=i,this.z=e*Math.cos(t),this}setFromMatrixPosition(e){let t=e.elements;return this.x=t[12],this.y=t[13],this.z=t[14],this}setFromMatrixScale(e){let t=this.setFromMatrixColumn(e,0).length(),i=this.setFromMatrixColumn(e,1).length(),r=this.setFromMatrixColumn(e,2).length();return this.x=t,this.y=i,this.z=r,this}setFromMatrixColumn(e,t){return this.fromArray(e.elements,4*t)}setFromMatrix3Column(e,t){return this.fromArray(e.elements,3*t)}setFromEuler(e){return this.x=e._x,this.y=e._y,this.z=e._z,this}setFromColor(e){return this.x=e.r,this.y=e.g,this.z=e.b,this}equals(e){return e.x===this.x&&e.y===this.y&&e.z===this.z}fromArray(e,t=0){return this.x=e[t],this.y=e[t+1],this.z=e[t+2],this}toArray(e=[],t=0){return e[t]=this.x,e[t+1]=this.y,e[t+2]=this.z,e}fromBufferAttribute(e,t){return this.x=e.getX(t),this.y=e.getY(t),this.z=e.getZ(t),this}random(){return this.x=Math.random(),this.y=Math.random(),this.z=Math.random(),this}randomDirection(){let e=Math.random()*Math.PI*2,t=2*Math.random()-1,i=Math.sqrt(1-t*t);return this.x=i*Math.cos(e),this.y=t,this.z=i*Math.sin(e),this}*[Symbol.iterator](){yield this.x,yield this.y,yield this.z}};X.prototype.isVector3=!0;var j=new X,q=new W,Y=class{constructor(e,t,i,r,a,s,n,o,l){this.elements=[1,0,0,0,1,0,0,0,1],void 0!==e&&this.set(e,t,i,r,a,s,n,o,l)}set(e,t,i,r,a,s,n,o,l){let h=this.elements;return h[0]=e,h[1]=r,h[2]=n,h[3]=t,h[4]=a,h[5]=o,h[6]=i,h[7]=s,h[8]=l,this}identity(){return this.set(1,0,0,0,1,0,0,0,1),this}copy(e){let t=this.elements,i=e.elements;return t[0]=i[0],t[1]=i[1],t[2]=i[2],t[3]=i[3],t[4]=i[4],t[5]=i[5],t[6]=i[6],t[7]=i[7],t[8]=i[8],this}extractBasis(e,t,i){return e.setFromMatrix3Column(this,0),t.setFromMatrix3Column(this,1),i.setFromMatrix3Column(this,2),this}setFromMatrix4(e){let t=e.elements;return this.set(t[0],t[4],t[8],t[1],t[5],t[9],t[2],t[6],t[10]),this}multiply(e){return this.multiplyMatrices(this,e)}premultiply(e){return this.multiplyMatrices(e,this)}multiplyMatrices(e,t){let i=e.elements,r=t.elements,a=this.elements,s=i[0],n=i[3],o=i[6],l=i[1],h=i[4],d=i[7],c=i[2],u=i[5],p=i[8],f=r[0],m=r[3],g=r[6],_=r[1],v=r[4],x=r[7],S=r[2],M=r[5],y=r[8];return a[0]=s*f+n*_+o*S,a[3]=s*m+n*v+o*M,a[6]=s*g+n*x+o*y,a[1]=l*f+h*_+d*S,a[4]=l*m+h*v+d*M,a[7]=l*g+h*x+d*y,a[2]=c*f+u*_+p*S,a[5]=c*m+u*v+p*M,a[8]=c*g+u*x+p*y,this}multiplyScalar(e){let t=this.elements;return t[0]*=e,t[3]*=e,t[6]*=e,t[1]*=e,t[4]*=e,t[7]*=e,t[2]*=e,t[5]*=e,t[8]*=e,this}determinant(){let e=this.elements,t=e[0],i=e[1],r=e[2],a=e[3],s=e[4],n=e[5],o=e[6],l=e[7],h=e[8];return t*s*h-t*n*l-i*a*h+i*n*o+r*a*l-r*s*o}invert(){let e=this.elements,t=e[0],i=e[1],r=e[2],a=e[3],s=e[4],n=e[5],o=e[6],l=e[7],h=e[8],d=h*s-n*l,c=n*o-h*a,u=l*a-s*o,p=t*d+i*c+r*u;if(0===p)return this.set(0,0,0,0,0,0,0,0,0);let f=1/p;return e[0]=d*f,e[1]=(r*l-h*i)*f,e[2]=(n*i-r*s)*f,e[3]=c*f,e[4]=(h*t-r*o)*f,e[5]=(r*a-n*t)*f,e[6]=u*f,e[7]=(i*o-l*t)*f,e[8]=(s*t-i*a)*f,this}transpose(){let e,t=this.elements;return e=t[1],t[1]=t[3],t[3]=e,e=t[2],t[2]=t[6],t[6]=e,e=t[5],t[5]=t[7],t[7]=e,this}getNormalMatrix(e){return this.setFromMatrix4(e).invert().transpose()}transposeIntoArray(e){let t=this.elements;return e[0]=t[0],e[1]=t[3],e[2]=t[6],e[3]=t[1],e[4]=t[4],e[5]=t[7],e[6]=t[2],e[7]=t[5],e[8]=t[8],this}setUvTransform(e,t,i,r,a,s,n){let o=Math.cos(a),l=Math.sin(a);return this.set(i*o,i*l,-i*(o*s+l*n)+s+e,-r*l,r*o,-r*(-l*s+o*n)+n+t,0,0,1),this}scale(e,t){return I("Matrix3: .scale() is deprecated. Use .makeScale() instead."),this.premultiply(K.makeScale(e,t)),this}rotate(e){return I("Matrix3: .rotate() is deprecated. Use .makeRotation() instead."),this.premultiply(K.makeRotation(-e)),this}translate(e,t){return I("Matrix3: .translate() is deprecated. Use .makeTranslation() instead."),this.premultiply(K.makeTranslation(e,t)),this}makeTranslation(e,t){return e.isVector2?this.set(1,0,e.x,0,1,e.y,0,0,1):this.set(1,0,e,0,1,t,0,0,1),this}makeRotation(e){let t=Math.cos(e),i=Math.sin(e);return this.set(t,-i,0,i,t,0,0,0,1),this}makeScale(e,t){return this.set(e,0,0,0,t,0,0,0,1),this}equals(e){let t=this.elements,i=e.elements;for(let e=0;e<9;e++)if(t[e]!==i[e])return!1;return!0}fromArray(e,t=0){for(let i=0;i<9;i++)this.elements[i]=e[i+t];return this}toArray(e=[],t=0){let i=this.elements;return e[t]=i[0],e[t+1]=i[1],e[t+2]=i[2],e[t+3]=i[3],e[t+4]=i[4],e[t+5]=i[5],e[t+6]=i[6],e[t+7]=i[7],e[t+8]=i[8],e}clone(){return new this.constructor().fromArray(this.elements)}};Y.prototype.isMatrix3=!0;var K=new Y,Z=new Y().set(.4123908,.3575843,.1804808,.212639,.7151687,.0721923,.0193308,.1191948,.9505322),J=new Y().set(3.2409699,-1.5373832,-.4986108,-.9692436,1.8759675,.0415551,.0556301,-.203977,1.0569715),$=(a=[.64,.33,.3,.6,.15,.06],s=[.2126,.7152,.0722],n=[.3127,.329],(r={enabled:!0,workingColorSpace:E,spaces:{},convert:function(e,t,i){return!1!==this.enabled&&t!==i&&t&&i&&(this.spaces[t].transfer===w&&(e.r=Q(e.r),e.g=Q(e.g),e.b=Q(e.b)),this.spaces[t].primaries!==this.spaces[i].primaries&&(e.applyMatrix3(this.spaces[t].toXYZ),e.applyMatrix3(this.spaces[i].fromXYZ)),this.spaces[i].transfer===w&&(e.r=ee(e.r),e.g=ee(e.g),e.b=ee(e.b))),e},workingToColorSpace:function(e,t){return this.convert(e,this.workingColorSpace,t)},colorSpaceToWorking:function(e,t){return this.convert(e,t,this.workingColorSpace)},getPrimaries:function(e){return this.spaces[e].primaries},getTransfer:function(e){return""===e?T:this.spaces[e].transfer},getToneMappingMode:function(e){return this.spaces[e].outputColorSpaceConfig.toneMappingMode||"standard"},getLuminanceCoefficients:function(e,t=this.workingColorSpace){return e.fromArray(this.spaces[t].luminanceCoefficients)},define:function(e){Object.assign(this.spaces,e)},_getMatrix:function(e,t,i){return e.copy(this.spaces[i].fromXYZ).multiply(this.spaces[t].toXYZ)},_getDrawingBufferColorSpace:function(e){return this.spaces[e].outputColorSpaceConfig.drawingBufferColorSpace},_getUnpackColorSpace:function(e=this.workingColorSpace){return this.spaces[e].workingColorSpaceConfig.unpackColorSpace}}).define({[E]:{primaries:a,whitePoint:n,transfer:T,toXYZ:Z,fromXYZ:J,luminanceCoefficients:s,workingColorSpaceConfig:{unpackColorSpace:b},outputColorSpaceConfig:{drawingBufferColorSpace:b}},[b]:{primaries:a,whitePoint:n,transfer:w,toXYZ:Z,fromXYZ:J,luminanceCoefficients:s,outputColorSpaceConfig:{drawingBufferColorSpace:b}}}),r);function Q(e){return e<.04045?.0773993808*e:Math.pow(.9478672986*e+.0521327014,2.4)}function ee(e){return e<.0031308?12.92*e:1.055*Math.pow(e,.41666)-.055}var et,ei=class{static getDataURL(e,t="image/png"){let i;if(/^data:/i.test(e.src)||typeof HTMLCanvasElement>"u")return e.src;if(e instanceof HTMLCanvasElement)i=e;else{void 0===et&&(et=R("canvas")),et.width=e.width,et.height=e.height;let t=et.getContext("2d");e instanceof ImageData?t.putImageData(e,0,0):t.drawImage(e,0,0,e.width,e.height),i=et}return i.toDataURL(t)}static sRGBToLinear(e){if("u">typeof HTMLImageElement&&e instanceof HTMLImageElement||"u">typeof HTMLCanvasElement&&e instanceof HTMLCanvasElement||"u">typeof ImageBitmap&&e instanceof ImageBitmap){let t=R("canvas");t.width=e.width,t.height=e.height;let i=t.getContext("2d");i.drawImage(e,0,0,e.width,e.height);let r=i.getImageData(0,0,e.width,e.height),a=r.data;for(let e=0;e<a.length;e++)a[e]=255*Q(a[e]/255);return i.putImageData(r,0,0),t}if(!e.data)return D("ImageUtils.sRGBToLinear(): Unsupported image type. No color space conversion applied."),e;{let t=e.data.slice(0);for(let e=0;e<t.length;e++)t instanceof Uint8Array||t instanceof Uint8ClampedArray?t[e]=Math.floor(255*Q(t[e]/255)):t[e]=Q(t[e]);return{data:t,width:e.width,height:e.height}}}},er=0,ea=class{constructor(e=null){this.isTextureSource=!0,Object.defineProperty(this,"id",{value:er++}),this.uuid=k(),this.data=e,this.dataReady=!0,this.version=0}getSize(e){let t=this.data;return"u">typeof HTMLVideoElement&&t instanceof HTMLVideoElement?e.set(t.videoWidth,t.videoHeight,0):"u">typeof VideoFrame&&t instanceof VideoFrame?e.set(t.displayWidth,t.displayHeight,0):null!==t?e.set(t.width||0,t.height||0,t.depth||0):e.set(0,0,0),e}set needsUpdate(e){!0===e&&this.version++}toJSON(e){let t=void 0===e||"string"==typeof e;if(!t&&void 0!==e.images[this.uuid])return e.images[this.uuid];let i={uuid:this.uuid,url:""},r=this.data;if(null!==r){let e;if(Array.isArray(r)){e=[];for(let t=0,i=r.length;t<i;t++)r[t].isDataTexture?e.push(es(r[t].image)):e.push(es(r[t]))}else e=es(r);i.url=e}return t||(e.images[this.uuid]=i),i}};function es(e){return"u">typeof HTMLImageElement&&e instanceof HTMLImageElement||"u">typeof HTMLCanvasElement&&e instanceof HTMLCanvasElement||"u">typeof ImageBitmap&&e instanceof ImageBitmap?ei.getDataURL(e):e.data?{data:Array.from(e.data),width:e.width,height:e.height,type:e.data.constructor.name}:(D("Texture: Unable to serialize Texture."),{})}var en=0,eo=new X,el=class e extends O{constructor(t=e.DEFAULT_IMAGE,i=e.DEFAULT_MAPPING,r=1001,a=1001,s=1006,n=1008,o=1023,l=1009,h=e.DEFAULT_ANISOTROPY,d=""){super(),this.isTexture=!0,Object.defineProperty(this,"id",{value:en++}),this.uuid=k(),this.name="",this.source=new ea(t),this.mipmaps=[],this.mapping=i,this.channel=0,this.wrapS=r,this.wrapT=a,this.magFilter=s,this.minFilter=n,this.anisotropy=h,this.format=o,this.internalFormat=null,this.type=l,this.offset=new V(0,0),this.repeat=new V(1,1),this.center=new V(0,0),this.rotation=0,this.matrixAutoUpdate=!0,this.matrix=new Y,this.generateMipmaps=!0,this.mipmapsAutoUpdate=!0,this.premultiplyAlpha=!1,this.flipY=!0,this.unpackAlignment=4,this.colorSpace=d,this.userData={},this.updateRanges=[],this.version=0,this.onUpdate=null,this.renderTarget=null,this.isRenderTargetTexture=!1,this.isArrayTexture=!!(t&&t.depth&&t.depth>1),this.pmremVersion=0,this.isPMREMTexture=!1,this.normalized=!1}get width(){return this.source.getSize(eo).x}get height(){return this.source.getSize(eo).y}get depth(){return this.source.getSize(eo).z}get image(){return this.source.data}set image(e){this.source.data=e}updateMatrix(){this.matrix.setUvTransform(this.offset.x,this.offset.y,this.repeat.x,this.repeat.y,this.rotation,this.center.x,this.center.y)}addUpdateRange(e,t){this.updateRanges.push({start:e,count:t})}clearUpdateRanges(){this.updateRanges.length=0}clone(){return new this.constructor().copy(this)}copy(e){return this.name=e.name,this.source=e.source,this.mipmaps=e.mipmaps.slice(0),this.mapping=e.mapping,this.channel=e.channel,this.wrapS=e.wrapS,this.wrapT=e.wrapT,this.magFilter=e.magFilter,this.minFilter=e.minFilter,this.anisotropy=e.anisotropy,this.format=e.format,this.internalFormat=e.internalFormat,this.type=e.type,this.normalized=e.normalized,this.offset.copy(e.offset),this.repeat.copy(e.repeat),this.center.copy(e.center),this.rotation=e.rotation,this.matrixAutoUpdate=e.matrixAutoUpdate,this.matrix.copy(e.matrix),this.generateMipmaps=e.generateMipmaps,this.mipmapsAutoUpdate=e.mipmapsAutoUpdate,this.premultiplyAlpha=e.premultiplyAlpha,this.flipY=e.flipY,this.unpackAlignment=e.unpackAlignment,this.colorSpace=e.colorSpace,this.renderTarget=e.renderTarget,this.isRenderTargetTexture=e.isRenderTargetTexture,this.isPMREMTexture=e.isPMREMTexture,this.isArrayTexture=e.isArrayTexture,this.userData=JSON.parse(JSON.stringify(e.userData)),this.needsUpdate=!0,this}setValues(e){for(let t in e){let i=e[t];if(void 0===i){D(`Texture.setValues(): parameter '${t}' has value of undefined.`);continue}let r=this[t];if(void 0===r){D(`Texture.setValues(): property '${t}' does not exist.`);continue}r&&i&&r.isVector2&&i.isVector2||r&&i&&r.isVector3&&i.isVector3||r&&i&&r.isMatrix3&&i.isMatrix3?r.copy(i):this[t]=i}}toJSON(e){let t=void 0===e||"string"==typeof e;if(!t&&void 0!==e.textures[this.uuid])return e.textures[this.uuid];let i={metadata:{version:4.7,type:"Texture",generator:"Texture.toJSON"},uuid:this.uuid,name:this.name,image:this.source.toJSON(e).uuid,mapping:this.mapping,channel:this.channel,repeat:[this.repeat.x,this.repeat.y],offset:[this.offset.x,this.offset.y],center:[this.center.x,this.center.y],rotation:this.rotation,wrap:[this.wrapS,this.wrapT],format:this.format,internalFormat:this.internalFormat,type:this.type,normalized:this.normalized,colorSpace:this.colorSpace,minFilter:this.minFilter,magFilter:this.magFilter,anisotropy:this.anisotropy,flipY:this.flipY,generateMipmaps:this.generateMipmaps,mipmapsAutoUpdate:this.mipmapsAutoUpdate,premultiplyAlpha:this.premultiplyAlpha,unpackAlignment:this.unpackAlignment};return Object.keys(this.userData).length>0&&(i.userData=this.userData),t||(e.textures[this.uuid]=i),i}dispose(){this.dispatchEvent({type:"dispose"})}transformUv(e){if(300!==this.mapping)return e;if(e.applyMatrix3(this.matrix),e.x<0||e.x>1)switch(this.wrapS){case 1e3:e.x=e.x-Math.floor(e.x);break;case 1001:e.x=e.x<0?0:1;break;case 1002:1===Math.abs(Math.floor(e.x)%2)?e.x=Math.ceil(e.x)-e.x:e.x=e.x-Math.floor(e.x)}if(e.y<0||e.y>1)switch(this.wrapT){case 1e3:e.y=e.y-Math.floor(e.y);break;case 1001:e.y=e.y<0?0:1;break;case 1002:1===Math.abs(Math.floor(e.y)%2)?e.y=Math.ceil(e.y)-e.y:e.y=e.y-Math.floor(e.y)}return this.flipY&&(e.y=1-e.y),e}set needsUpdate(e){!0===e&&(this.version++,this.source.needsUpdate=!0)}set needsPMREMUpdate(e){!0===e&&this.pmremVersion++}};el.DEFAULT_IMAGE=null,el.DEFAULT_MAPPING=300,el.DEFAULT_ANISOTROPY=1;var eh=class{constructor(e=0,t=0,i=0,r=1){this.x=e,this.y=t,this.z=i,this.w=r}get width(){return this.z}set width(e){this.z=e}get height(){return this.w}set height(e){this.w=e}set(e,t,i,r){return this.x=e,this.y=t,this.z=i,this.w=r,this}setScalar(e){return this.x=e,this.y=e,this.z=e,this.w=e,this}setX(e){return this.x=e,this}setY(e){return this.y=e,this}setZ(e){return this.z=e,this}setW(e){return this.w=e,this}setComponent(e,t){switch(e){case 0:this.x=t;break;case 1:this.y=t;break;case 2:this.z=t;break;case 3:this.w=t;break;default:throw Error("THREE.Vector4: index is out of range: "+e)}return this}getComponent(e){switch(e){case 0:return this.x;case 1:return this.y;case 2:return this.z;case 3:return this.w;default:throw Error("THREE.Vector4: index is out of range: "+e)}}clone(){return new this.constructor(this.x,this.y,this.z,this.w)}copy(e){return this.x=e.x,this.y=e.y,this.z=e.z,this.w=void 0!==e.w?e.w:1,this}add(e){return this.x+=e.x,this.y+=e.y,this.z+=e.z,this.w+=e.w,this}addScalar(e){return this.x+=e,this.y+=e,this.z+=e,this.w+=e,this}addVectors(e,t){return this.x=e.x+t.x,this.y=e.y+t.y,this.z=e.z+t.z,this.w=e.w+t.w,this}addScaledVector(e,t){return this.x+=e.x*t,this.y+=e.y*t,this.z+=e.z*t,this.w+=e.w*t,this}sub(e){return this.x-=e.x,this.y-=e.y,this.z-=e.z,this.w-=e.w,this}subScalar(e){return this.x-=e,this.y-=e,this.z-=e,this.w-=e,this}subVectors(e,t){return this.x=e.x-t.x,this.y=e.y-t.y,this.z=e.z-t.z,this.w=e.w-t.w,this}multiply(e){return this.x*=e.x,this.y*=e.y,this.z*=e.z,this.w*=e.w,this}multiplyScalar(e){return this.x*=e,this.y*=e,this.z*=e,this.w*=e,this}applyMatrix4(e){let t=this.x,i=this.y,r=this.z,a=this.w,s=e.elements;return this.x=s[0]*t+s[4]*i+s[8]*r+s[12]*a,this.y=s[1]*t+s[5]*i+s[9]*r+s[13]*a,this.z=s[2]*t+s[6]*i+s[10]*r+s[14]*a,this.w=s[3]*t+s[7]*i+s[11]*r+s[15]*a,this}divide(e){return this.x/=e.x,this.y/=e.y,this.z/=e.z,this.w/=e.w,this}divideScalar(e){return this.multiplyScalar(1/e)}setAxisAngleFromQuaternion(e){this.w=2*Math.acos(e.w);let t=Math.sqrt(1-e.w*e.w);return t<1e-4?(this.x=1,this.y=0,this.z=0):(this.x=e.x/t,this.y=e.y/t,this.z=e.z/t),this}setAxisAngleFromRotationMatrix(e){let t,i,r,a,s=e.elements,n=s[0],o=s[4],l=s[8],h=s[1],d=s[5],c=s[9],u=s[2],p=s[6],f=s[10];if(.01>Math.abs(o-h)&&.01>Math.abs(l-u)&&.01>Math.abs(c-p)){if(.1>Math.abs(o+h)&&.1>Math.abs(l+u)&&.1>Math.abs(c+p)&&.1>Math.abs(n+d+f-3))return this.set(1,0,0,0),this;t=Math.PI;let e=(n+1)/2,s=(d+1)/2,m=(f+1)/2,g=(o+h)/4,_=(l+u)/4,v=(c+p)/4;return e>s&&e>m?e<.01?(i=0,r=.707106781,a=.707106781):(r=g/(i=Math.sqrt(e)),a=_/i):s>m?s<.01?(i=.707106781,r=0,a=.707106781):(i=g/(r=Math.sqrt(s)),a=v/r):m<.01?(i=.707106781,r=.707106781,a=0):(i=_/(a=Math.sqrt(m)),r=v/a),this.set(i,r,a,t),this}let m=Math.sqrt((p-c)*(p-c)+(l-u)*(l-u)+(h-o)*(h-o));return .001>Math.abs(m)&&(m=1),this.x=(p-c)/m,this.y=(l-u)/m,this.z=(h-o)/m,this.w=Math.acos((n+d+f-1)/2),this}setFromMatrixPosition(e){let t=e.elements;return this.x=t[12],this.y=t[13],this.z=t[14],this.w=t[15],this}min(e){return this.x=Math.min(this.x,e.x),this.y=Math.min(this.y,e.y),this.z=Math.min(this.z,e.z),this.w=Math.min(this.w,e.w),this}max(e){return this.x=Math.max(this.x,e.x),this.y=Math.max(this.y,e.y),this.z=Math.max(this.z,e.z),this.w=Math.max(this.w,e.w),this}clamp(e,t){return this.x=H(this.x,e.x,t.x),this.y=H(this.y,e.y,t.y),this.z=H(this.z,e.z,t.z),this.w=H(this.w,e.w,t.w),this}clampScalar(e,t){return this.x=H(this.x,e,t),this.y=H(this.y,e,t),this.z=H(this.z,e,t),this.w=H(this.w,e,t),this}clampLength(e,t){let i=this.length();return this.divideScalar(i||1).multiplyScalar(H(i,e,t))}floor(){return this.x=Math.floor(this.x),this.y=Math.floor(this.y),this.z=Math.floor(this.z),this.w=Math.floor(this.w),this}ceil(){return this.x=Math.ceil(this.x),this.y=Math.ceil(this.y),this.z=Math.ceil(this.z),this.w=Math.ceil(this.w),this}round(){return this.x=Math.round(this.x),this.y=Math.round(this.y),this.z=Math.round(this.z),this.w=Math.round(this.w),this}roundToZero(){return this.x=Math.trunc(this.x),this.y=Math.trunc(this.y),this.z=Math.trunc(this.z),this.w=Math.trunc(this.w),this}negate(){return this.x=-this.x,this.y=-this.y,this.z=-this.z,this.w=-this.w,this}dot(e){return this.x*e.x+this.y*e.y+this.z*e.z+this.w*e.w}lengthSq(){return this.x*this.x+this.y*this.y+this.z*this.z+this.w*this.w}length(){return Math.sqrt(this.x*this.x+this.y*this.y+this.z*this.z+this.w*this.w)}manhattanLength(){return Math.abs(this.x)+Math.abs(this.y)+Math.abs(this.z)+Math.abs(this.w)}normalize(){return this.divideScalar(this.length()||1)}setLength(e){return this.normalize().multiplyScalar(e)}lerp(e,t){return this.x+=(e.x-this.x)*t,this.y+=(e.y-this.y)*t,this.z+=(e.z-this.z)*t,this.w+=(e.w-this.w)*t,this}lerpVectors(e,t,i){return this.x=e.x+(t.x-e.x)*i,this.y=e.y+(t.y-e.y)*i,this.z=e.z+(t.z-e.z)*i,this.w=e.w+(t.w-e.w)*i,this}equals(e){return e.x===this.x&&e.y===this.y&&e.z===this.z&&e.w===this.w}fromArray(e,t=0){return this.x=e[t],this.y=e[t+1],this.z=e[t+2],this.w=e[t+3],this}toArray(e=[],t=0){return e[t]=this.x,e[t+1]=this.y,e[t+2]=this.z,e[t+3]=this.w,e}fromBufferAttribute(e,t){return this.x=e.getX(t),this.y=e.getY(t),this.z=e.getZ(t),this.w=e.getW(t),this}random(){return this.x=Math.random(),this.y=Math.random(),this.z=Math.random(),this.w=Math.random(),this}*[Symbol.iterator](){yield this.x,yield this.y,yield this.z,yield this.w}};eh.prototype.isVector4=!0;var ed=class extends O{constructor(e=1,t=1,i={}){super(),i=Object.assign({generateMipmaps:!1,internalFormat:null,minFilter:1006,depthBuffer:!0,stencilBuffer:!1,resolveColorBuffer:!0,resolveDepthBuffer:!0,resolveStencilBuffer:!0,storeMultisampledColorBuffer:!0,storeMultisampledDepthBuffer:!0,storeMultisampledStencilBuffer:!0,depthTexture:null,samples:0,count:1,depth:1,multiview:!1,useArrayDepthTexture:!1},i),this.isRenderTarget=!0,this.width=e,this.height=t,this.depth=i.depth,this.scissor=new eh(0,0,e,t),this.scissorTest=!1,this.viewport=new eh(0,0,e,t),this.textures=[];let r=i.count;for(let a=0;a<r;a++)this.textures[a]=new el({width:e,height:t,depth:i.depth}),this.textures[a].isRenderTargetTexture=!0,this.textures[a].renderTarget=this;this._setTextureOptions(i),this.depthBuffer=i.depthBuffer,this.stencilBuffer=i.stencilBuffer,this.resolveColorBuffer=i.resolveColorBuffer,this.resolveDepthBuffer=i.resolveDepthBuffer,this.resolveStencilBuffer=i.resolveStencilBuffer,this.storeMultisampledColorBuffer=i.storeMultisampledColorBuffer,this.storeMultisampledDepthBuffer=i.storeMultisampledDepthBuffer,this.storeMultisampledStencilBuffer=i.storeMultisampledStencilBuffer,this._depthTexture=null,this.depthTexture=i.depthTexture,this.samples=i.samples,this.multiview=i.multiview,this.useArrayDepthTexture=i.useArrayDepthTexture}_setTextureOptions(e={}){let t={minFilter:1006,generateMipmaps:!1,flipY:!1,internalFormat:null};void 0!==e.mapping&&(t.mapping=e.mapping),void 0!==e.wrapS&&(t.wrapS=e.wrapS),void 0!==e.wrapT&&(t.wrapT=e.wrapT),void 0!==e.wrapR&&(t.wrapR=e.wrapR),void 0!==e.magFilter&&(t.magFilter=e.magFilter),void 0!==e.minFilter&&(t.minFilter=e.minFilter),void 0!==e.format&&(t.format=e.format),void 0!==e.type&&(t.type=e.type),void 0!==e.anisotropy&&(t.anisotropy=e.anisotropy),void 0!==e.colorSpace&&(t.colorSpace=e.colorSpace),void 0!==e.flipY&&(t.flipY=e.flipY),void 0!==e.generateMipmaps&&(t.generateMipmaps=e.generateMipmaps),void 0!==e.mipmapsAutoUpdate&&(t.mipmapsAutoUpdate=e.mipmapsAutoUpdate),void 0!==e.internalFormat&&(t.internalFormat=e.internalFormat);for(let e=0;e<this.textures.length;e++)this.textures[e].setValues(t)}get texture(){return this.textures[0]}set texture(e){this.textures[0]=e}set depthTexture(e){null!==this._depthTexture&&this._depthTexture.renderTarget===this&&(this._depthTexture.renderTarget=null),null!==e&&null===e.renderTarget&&(e.renderTarget=this),this._depthTexture=e}get depthTexture(){return this._depthTexture}setSize(e,t,i=1){if(this.width!==e||this.height!==t||this.depth!==i){this.width=e,this.height=t,this.depth=i;for(let r=0,a=this.textures.length;r<a;r++)this.textures[r].image.width=e,this.textures[r].image.height=t,this.textures[r].image.depth=i,!0!==this.textures[r].isData3DTexture&&(this.textures[r].isArrayTexture=this.textures[r].image.depth>1);this.dispose()}this.viewport.set(0,0,e,t),this.scissor.set(0,0,e,t)}clone(){return new this.constructor().copy(this)}copy(e){this.width=e.width,this.height=e.height,this.depth=e.depth,this.scissor.copy(e.scissor),this.scissorTest=e.scissorTest,this.viewport.copy(e.viewport),this.textures.length=0;for(let t=0,i=e.textures.length;t<i;t++){this.textures[t]=e.textures[t].clone(),this.textures[t].isRenderTargetTexture=!0,this.textures[t].renderTarget=this;let i=Object.assign({},e.textures[t].image);this.textures[t].source=new ea(i)}if(this.depthBuffer=e.depthBuffer,this.stencilBuffer=e.stencilBuffer,this.resolveColorBuffer=e.resolveColorBuffer,this.resolveDepthBuffer=e.resolveDepthBuffer,this.resolveStencilBuffer=e.resolveStencilBuffer,this.storeMultisampledColorBuffer=e.storeMultisampledColorBuffer,this.storeMultisampledDepthBuffer=e.storeMultisampledDepthBuffer,this.storeMultisampledStencilBuffer=e.storeMultisampledStencilBuffer,null!==e.depthTexture)if(e.depthTexture.renderTarget===e){let t=e.depthTexture.clone();t.renderTarget=null,this.depthTexture=t}else this.depthTexture=e.depthTexture;else this.depthTexture=null;return this.samples=e.samples,this.multiview=e.multiview,this.useArrayDepthTexture=e.useArrayDepthTexture,this}dispose(){this.dispatchEvent({type:"dispose"})}},ec=class extends ed{constructor(e=1,t=1,i={}){super(e,t,i),this.isWebGLRenderTarget=!0}},eu=class extends el{constructor(e=null,t=1,i=1,r=1){super(null),this.isDataArrayTexture=!0,this.image={data:e,width:t,height:i,depth:r},this.magFilter=1003,this.minFilter=1003,this.wrapR=1001,this.generateMipmaps=!1,this.flipY=!1,this.unpackAlignment=1,this.layerUpdates=new Set}copy(e){return super.copy(e),this.wrapR=e.wrapR,this}addLayerUpdate(e){this.layerUpdates.add(e)}clearLayerUpdates(){this.layerUpdates.clear()}},ep=class extends el{constructor(e=null,t=1,i=1,r=1){super(null),this.isData3DTexture=!0,this.image={data:e,width:t,height:i,depth:r},this.magFilter=1003,this.minFilter=1003,this.wrapR=1001,this.generateMipmaps=!1,this.flipY=!1,this.unpackAlignment=1}copy(e){return super.copy(e),this.wrapR=e.wrapR,this}},ef=class e{constructor(e,t,i,r,a,s,n,o,l,h,d,c,u,p,f,m){this.elements=[1,0,0,0,0,1,0,0,0,0,1,0,0,0,0,1],void 0!==e&&this.set(e,t,i,r,a,s,n,o,l,h,d,c,u,p,f,m)}set(e,t,i,r,a,s,n,o,l,h,d,c,u,p,f,m){let g=this.elements;return g[0]=e,g[4]=t,g[8]=i,g[12]=r,g[1]=a,g[5]=s,g[9]=n,g[13]=o,g[2]=l,g[6]=h,g[10]=d,g[14]=c,g[3]=u,g[7]=p,g[11]=f,g[15]=m,this}identity(){return this.set(1,0,0,0,0,1,0,0,0,0,1,0,0,0,0,1),this}clone(){return new e().fromArray(this.elements)}copy(e){let t=this.elements,i=e.elements;return t[0]=i[0],t[1]=i[1],t[2]=i[2],t[3]=i[3],t[4]=i[4],t[5]=i[5],t[6]=i[6],t[7]=i[7],t[8]=i[8],t[9]=i[9],t[10]=i[10],t[11]=i[11],t[12]=i[12],t[13]=i[13],t[14]=i[14],t[15]=i[15],this}copyPosition(e){let t=this.elements,i=e.elements;return t[12]=i[12],t[13]=i[13],t[14]=i[14],this}setFromMatrix3(e){let t=e.elements;return this.set(t[0],t[3],t[6],0,t[1],t[4],t[7],0,t[2],t[5],t[8],0,0,0,0,1),this}extractBasis(e,t,i){return 0===this.determinantAffine()?(e.set(1,0,0),t.set(0,1,0),i.set(0,0,1)):(e.setFromMatrixColumn(this,0),t.setFromMatrixColumn(this,1),i.setFromMatrixColumn(this,2)),this}makeBasis(e,t,i){return this.set(e.x,t.x,i.x,0,e.y,t.y,i.y,0,e.z,t.z,i.z,0,0,0,0,1),this}extractRotation(e){if(0===e.determinantAffine())return this.identity();let t=this.elements,i=e.elements,r=1/em.setFromMatrixColumn(e,0).length(),a=1/em.setFromMatrixColumn(e,1).length(),s=1/em.setFromMatrixColumn(e,2).length();return t[0]=i[0]*r,t[1]=i[1]*r,t[2]=i[2]*r,t[3]=0,t[4]=i[4]*a,t[5]=i[5]*a,t[6]=i[6]*a,t[7]=0,t[8]=i[8]*s,t[9]=i[9]*s,t[10]=i[10]*s,t[11]=0,t[12]=0,t[13]=0,t[14]=0,t[15]=1,this}makeRotationFromEuler(e){let t=this.elements,i=e.x,r=e.y,a=e.z,s=Math.cos(i),n=Math.sin(i),o=Math.cos(r),l=Math.sin(r),h=Math.cos(a),d=Math.sin(a);if("XYZ"===e.order){let e=s*h,i=s*d,r=n*h,a=n*d;t[0]=o*h,t[4]=-o*d,t[8]=l,t[1]=i+r*l,t[5]=e-a*l,t[9]=-n*o,t[2]=a-e*l,t[6]=r+i*l,t[10]=s*o}else if("YXZ"===e.order){let e=o*h,i=o*d,r=l*h,a=l*d;t[0]=e+a*n,t[4]=r*n-i,t[8]=s*l,t[1]=s*d,t[5]=s*h,t[9]=-n,t[2]=i*n-r,t[6]=a+e*n,t[10]=s*o}else if("ZXY"===e.order){let e=o*h,i=o*d,r=l*h,a=l*d;t[0]=e-a*n,t[4]=-s*d,t[8]=r+i*n,t[1]=i+r*n,t[5]=s*h,t[9]=a-e*n,t[2]=-s*l,t[6]=n,t[10]=s*o}else if("ZYX"===e.order){let e=s*h,i=s*d,r=n*h,a=n*d;t[0]=o*h,t[4]=r*l-i,t[8]=e*l+a,t[1]=o*d,t[5]=a*l+e,t[9]=i*l-r,t[2]=-l,t[6]=n*o,t[10]=s*o}else if("YZX"===e.order){let e=s*o,i=s*l,r=n*o,a=n*l;t[0]=o*h,t[4]=a-e*d,t[8]=r*d+i,t[1]=d,t[5]=s*h,t[9]=-n*h,t[2]=-l*h,t[6]=i*d+r,t[10]=e-a*d}else if("XZY"===e.order){let e=s*o,i=s*l,r=n*o,a=n*l;t[0]=o*h,t[4]=-d,t[8]=l*h,t[1]=e*d+a,t[5]=s*h,t[9]=i*d-r,t[2]=r*d-i,t[6]=n*h,t[10]=a*d+e}return t[3]=0,t[7]=0,t[11]=0,t[12]=0,t[13]=0,t[14]=0,t[15]=1,this}makeRotationFromQuaternion(e){return this.compose(e_,e,ev)}lookAt(e,t,i){let r=this.elements;return eM.subVectors(e,t),0===eM.lengthSq()&&(eM.z=1),eM.normalize(),ex.crossVectors(i,eM),0===ex.lengthSq()&&(1===Math.abs(i.z)?eM.x+=1e-4:eM.z+=1e-4,eM.normalize(),ex.crossVectors(i,eM)),ex.normalize(),eS.crossVectors(eM,ex),r[0]=ex.x,r[4]=eS.x,r[8]=eM.x,r[1]=ex.y,r[5]=eS.y,r[9]=eM.y,r[2]=ex.z,r[6]=eS.z,r[10]=eM.z,this}multiply(e){return this.multiplyMatrices(this,e)}premultiply(e){return this.multiplyMatrices(e,this)}multiplyMatrices(e,t){let i=e.elements,r=t.elements,a=this.elements,s=i[0],n=i[4],o=i[8],l=i[12],h=i[1],d=i[5],c=i[9],u=i[13],p=i[2],f=i[6],m=i[10],g=i[14],_=i[3],v=i[7],x=i[11],S=i[15],M=r[0],y=r[4],b=r[8],E=r[12],T=r[1],w=r[5],A=r[9],R=r[13],C=r[2],P=r[6],L=r[10],D=r[14],N=r[3],I=r[7],U=r[11],O=r[15];return a[0]=s*M+n*T+o*C+l*N,a[4]=s*y+n*w+o*P+l*I,a[8]=s*b+n*A+o*L+l*U,a[12]=s*E+n*R+o*D+l*O,a[1]=h*M+d*T+c*C+u*N,a[5]=h*y+d*w+c*P+u*I,a[9]=h*b+d*A+c*L+u*U,a[13]=h*E+d*R+c*D+u*O,a[2]=p*M+f*T+m*C+g*N,a[6]=p*y+f*w+m*P+g*I,a[10]=p*b+f*A+m*L+g*U,a[14]=p*E+f*R+m*D+g*O,a[3]=_*M+v*T+x*C+S*N,a[7]=_*y+v*w+x*P+S*I,a[11]=_*b+v*A+x*L+S*U,a[15]=_*E+v*R+x*D+S*O,this}multiplyScalar(e){let t=this.elements;return t[0]*=e,t[4]*=e,t[8]*=e,t[12]*=e,t[1]*=e,t[5]*=e,t[9]*=e,t[13]*=e,t[2]*=e,t[6]*=e,t[10]*=e,t[14]*=e,t[3]*=e,t[7]*=e,t[11]*=e,t[15]*=e,this}determinant(){let e=this.elements,t=e[0],i=e[4],r=e[8],a=e[12],s=e[1],n=e[5],o=e[9],l=e[13],h=e[2],d=e[6],c=e[10],u=e[14],p=e[3],f=e[7],m=e[11],g=e[15],_=o*u-l*c,v=n*u-l*d,x=n*c-o*d,S=s*u-l*h,M=s*c-o*h,y=s*d-n*h;return t*(f*_-m*v+g*x)-i*(p*_-m*S+g*M)+r*(p*v-f*S+g*y)-a*(p*x-f*M+m*y)}determinantAffine(){let e=this.elements,t=e[0],i=e[4],r=e[8],a=e[1],s=e[5],n=e[9],o=e[2],l=e[6],h=e[10];return t*(s*h-n*l)-i*(a*h-n*o)+r*(a*l-s*o)}transpose(){let e=this.elements,t;return t=e[1],e[1]=e[4],e[4]=t,t=e[2],e[2]=e[8],e[8]=t,t=e[6],e[6]=e[9],e[9]=t,t=e[3],e[3]=e[12],e[12]=t,t=e[7],e[7]=e[13],e[13]=t,t=e[11],e[11]=e[14],e[14]=t,this}setPosition(e,t,i){let r=this.elements;return e.isVector3?(r[12]=e.x,r[13]=e.y,r[14]=e.z):(r[12]=e,r[13]=t,r[14]=i),this}invert(){let e=this.elements,t=e[0],i=e[1],r=e[2],a=e[3],s=e[4],n=e[5],o=e[6],l=e[7],h=e[8],d=e[9],c=e[10],u=e[11],p=e[12],f=e[13],m=e[14],g=e[15],_=t*n-i*s,v=t*o-r*s,x=t*l-a*s,S=i*o-r*n,M=i*l-a*n,y=r*l-a*o,b=h*f-d*p,E=h*m-c*p,T=h*g-u*p,w=d*m-c*f,A=d*g-u*f,R=c*g-u*m,C=_*R-v*A+x*w+S*T-M*E+y*b;if(0===C)return this.set(0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0);let P=1/C;return e[0]=(n*R-o*A+l*w)*P,e[1]=(r*A-i*R-a*w)*P,e[2]=(f*y-m*M+g*S)*P,e[3]=(c*M-d*y-u*S)*P,e[4]=(o*T-s*R-l*E)*P,e[5]=(t*R-r*T+a*E)*P,e[6]=(m*x-p*y-g*v)*P,e[7]=(h*y-c*x+u*v)*P,e[8]=(s*A-n*T+l*b)*P,e[9]=(i*T-t*A-a*b)*P,e[10]=(p*M-f*x+g*_)*P,e[11]=(d*x-h*M-u*_)*P,e[12]=(n*E-s*w-o*b)*P,e[13]=(t*w-i*E+r*b)*P,e[14]=(f*v-p*S-m*_)*P,e[15]=(h*S-d*v+c*_)*P,this}scale(e){let t=this.elements,i=e.x,r=e.y,a=e.z;return t[0]*=i,t[4]*=r,t[8]*=a,t[1]*=i,t[5]*=r,t[9]*=a,t[2]*=i,t[6]*=r,t[10]*=a,t[3]*=i,t[7]*=r,t[11]*=a,this}getMaxScaleOnAxis(){let e=this.elements;return Math.sqrt(Math.max(e[0]*e[0]+e[1]*e[1]+e[2]*e[2],e[4]*e[4]+e[5]*e[5]+e[6]*e[6],e[8]*e[8]+e[9]*e[9]+e[10]*e[10]))}makeTranslation(e,t,i){return e.isVector3?this.set(1,0,0,e.x,0,1,0,e.y,0,0,1,e.z,0,0,0,1):this.set(1,0,0,e,0,1,0,t,0,0,1,i,0,0,0,1),this}makeRotationX(e){let t=Math.cos(e),i=Math.sin(e);return this.set(1,0,0,0,0,t,-i,0,0,i,t,0,0,0,0,1),this}makeRotationY(e){let t=Math.cos(e),i=Math.sin(e);return this.set(t,0,i,0,0,1,0,0,-i,0,t,0,0,0,0,1),this}makeRotationZ(e){let t=Math.cos(e),i=Math.sin(e);return this.set(t,-i,0,0,i,t,0,0,0,0,1,0,0,0,0,1),this}makeRotationAxis(e,t){let i=Math.cos(t),r=Math.sin(t),a=1-i,s=e.x,n=e.y,o=e.z,l=a*s,h=a*n;return this.set(l*s+i,l*n-r*o,l*o+r*n,0,l*n+r*o,h*n+i,h*o-r*s,0,l*o-r*n,h*o+r*s,a*o*o+i,0,0,0,0,1),this}makeScale(e,t,i){return this.set(e,0,0,0,0,t,0,0,0,0,i,0,0,0,0,1),this}makeShear(e,t,i,r,a,s){return this.set(1,i,a,0,e,1,s,0,t,r,1,0,0,0,0,1),this}compose(e,t,i){let r=this.elements,a=t._x,s=t._y,n=t._z,o=t._w,l=a+a,h=s+s,d=n+n,c=a*l,u=a*h,p=a*d,f=s*h,m=s*d,g=n*d,_=o*l,v=o*h,x=o*d,S=i.x,M=i.y,y=i.z;return r[0]=(1-(f+g))*S,r[1]=(u+x)*S,r[2]=(p-v)*S,r[3]=0,r[4]=(u-x)*M,r[5]=(1-(c+g))*M,r[6]=(m+_)*M,r[7]=0,r[8]=(p+v)*y,r[9]=(m-_)*y,r[10]=(1-(c+f))*y,r[11]=0,r[12]=e.x,r[13]=e.y,r[14]=e.z,r[15]=1,this}decompose(e,t,i){let r=this.elements;e.x=r[12],e.y=r[13],e.z=r[14];let a=this.determinantAffine();if(0===a)return i.set(1,1,1),t.identity(),this;let s=em.set(r[0],r[1],r[2]).length(),n=em.set(r[4],r[5],r[6]).length(),o=em.set(r[8],r[9],r[10]).length();a<0&&(s=-s),eg.copy(this);let l=1/s,h=1/n,d=1/o;return eg.elements[0]*=l,eg.elements[1]*=l,eg.elements[2]*=l,eg.elements[4]*=h,eg.elements[5]*=h,eg.elements[6]*=h,eg.elements[8]*=d,eg.elements[9]*=d,eg.elements[10]*=d,t.setFromRotationMatrix(eg),i.x=s,i.y=n,i.z=o,this}makePerspective(e,t,i,r,a,s,n=2e3,o=!1){let l=this.elements,h,d;if(o)h=a/(s-a),d=s*a/(s-a);else if(2e3===n)h=-(s+a)/(s-a),d=-2*s*a/(s-a);else if(2001===n)h=-s/(s-a),d=-s*a/(s-a);else throw Error("THREE.Matrix4.makePerspective(): Invalid coordinate system: "+n);return l[0]=2*a/(t-e),l[4]=0,l[8]=(t+e)/(t-e),l[12]=0,l[1]=0,l[5]=2*a/(i-r),l[9]=(i+r)/(i-r),l[13]=0,l[2]=0,l[6]=0,l[10]=h,l[14]=d,l[3]=0,l[7]=0,l[11]=-1,l[15]=0,this}makeOrthographic(e,t,i,r,a,s,n=2e3,o=!1){let l=this.elements,h,d;if(o)h=1/(s-a),d=s/(s-a);else if(2e3===n)h=-2/(s-a),d=-(s+a)/(s-a);else if(2001===n)h=-1/(s-a),d=-a/(s-a);else throw Error("THREE.Matrix4.makeOrthographic(): Invalid coordinate system: "+n);return l[0]=2/(t-e),l[4]=0,l[8]=0,l[12]=-(t+e)/(t-e),l[1]=0,l[5]=2/(i-r),l[9]=0,l[13]=-(i+r)/(i-r),l[2]=0,l[6]=0,l[10]=h,l[14]=d,l[3]=0,l[7]=0,l[11]=0,l[15]=1,this}equals(e){let t=this.elements,i=e.elements;for(let e=0;e<16;e++)if(t[e]!==i[e])return!1;return!0}fromArray(e,t=0){for(let i=0;i<16;i++)this.elements[i]=e[i+t];return this}toArray(e=[],t=0){let i=this.elements;return e[t]=i[0],e[t+1]=i[1],e[t+2]=i[2],e[t+3]=i[3],e[t+4]=i[4],e[t+5]=i[5],e[t+6]=i[6],e[t+7]=i[7],e[t+8]=i[8],e[t+9]=i[9],e[t+10]=i[10],e[t+11]=i[11],e[t+12]=i[12],e[t+13]=i[13],e[t+14]=i[14],e[t+15]=i[15],e}};ef.prototype.isMatrix4=!0;var em=new X,eg=new ef,e_=new X(0,0,0),ev=new X(1,1,1),ex=new X,eS=new X,eM=new X,ey=new ef,eb=new W,eE=class e{constructor(t=0,i=0,r=0,a=e.DEFAULT_ORDER){this.isEuler=!0,this._x=t,this._y=i,this._z=r,this._order=a}get x(){return this._x}set x(e){this._x=e,this._onChangeCallback()}get y(){return this._y}set y(e){this._y=e,this._onChangeCallback()}get z(){return this._z}set z(e){this._z=e,this._onChangeCallback()}get order(){return this._order}set order(e){this._order=e,this._onChangeCallback()}set(e,t,i,r=this._order){return this._x=e,this._y=t,this._z=i,this._order=r,this._onChangeCallback(),this}clone(){return new this.constructor(this._x,this._y,this._z,this._order)}copy(e){return this._x=e._x,this._y=e._y,this._z=e._z,this._order=e._order,this._onChangeCallback(),this}setFromRotationMatrix(e,t=this._order,i=!0){let r=e.elements,a=r[0],s=r[4],n=r[8],o=r[1],l=r[5],h=r[9],d=r[2],c=r[6],u=r[10];switch(t){case"XYZ":this._y=Math.asin(H(n,-1,1)),.9999999>Math.abs(n)?(this._x=Math.atan2(-h,u),this._z=Math.atan2(-s,a)):(this._x=Math.atan2(c,l),this._z=0);break;case"YXZ":this._x=Math.asin(-H(h,-1,1)),.9999999>Math.abs(h)?(this._y=Math.atan2(n,u),this._z=Math.atan2(o,l)):(this._y=Math.atan2(-d,a),this._z=0);break;case"ZXY":this._x=Math.asin(H(c,-1,1)),.9999999>Math.abs(c)?(this._y=Math.atan2(-d,u),this._z=Math.atan2(-s,l)):(this._y=0,this._z=Math.atan2(o,a));break;case"ZYX":this._y=Math.asin(-H(d,-1,1)),.9999999>Math.abs(d)?(this._x=Math.atan2(c,u),this._z=Math.atan2(o,a)):(this._x=0,this._z=Math.atan2(-s,l));break;case"YZX":this._z=Math.asin(H(o,-1,1)),.9999999>Math.abs(o)?(this._x=Math.atan2(-h,l),this._y=Math.atan2(-d,a)):(this._x=0,this._y=Math.atan2(n,u));break;case"XZY":this._z=Math.asin(-H(s,-1,1)),.9999999>Math.abs(s)?(this._x=Math.atan2(c,l),this._y=Math.atan2(n,a)):(this._x=Math.atan2(-h,u),this._y=0);break;default:D("Euler: .setFromRotationMatrix() encountered an unknown order: "+t)}return this._order=t,!0===i&&this._onChangeCallback(),this}setFromQuaternion(e,t,i){return ey.makeRotationFromQuaternion(e),this.setFromRotationMatrix(ey,t,i)}setFromVector3(e,t=this._order){return this.set(e.x,e.y,e.z,t)}reorder(e){return eb.setFromEuler(this),this.setFromQuaternion(eb,e)}equals(e){return e._x===this._x&&e._y===this._y&&e._z===this._z&&e._order===this._order}fromArray(e){return this._x=e[0],this._y=e[1],this._z=e[2],void 0!==e[3]&&(this._order=e[3]),this._onChangeCallback(),this}toArray(e=[],t=0){return e[t]=this._x,e[t+1]=this._y,e[t+2]=this._z,e[t+3]=this._order,e}_onChange(e){return this._onChangeCallback=e,this}_onChangeCallback(){}*[Symbol.iterator](){yield this._x,yield this._y,yield this._z,yield this._order}};eE.DEFAULT_ORDER="XYZ";var eT=class{constructor(){this.mask=1}set(e){this.mask=1<<e>>>0}enable(e){this.mask|=1<<e}enableAll(){this.mask=-1}toggle(e){this.mask^=1<<e}disable(e){this.mask&=~(1<<e)}disableAll(){this.mask=0}test(e){return(this.mask&e.mask)!=0}isEnabled(e){return(this.mask&1<<e)!=0}},ew=0,eA=new X,eR=new W,eC=new ef,eP=new X,eL=new X,eD=new X,eN=new W,eI=new X(1,0,0),eU=new X(0,1,0),eO=new X(0,0,1),eF={type:"added"},eB={type:"removed"},ez={type:"childadded",child:null},ek={type:"childremoved",child:null},eH=class e extends O{constructor(){super(),this.isObject3D=!0,Object.defineProperty(this,"id",{value:ew++}),this.uuid=k(),this.name="",this.type="Object3D",this.parent=null,this.children=[],this.up=e.DEFAULT_UP.clone();let t=new X,i=new eE,r=new W,a=new X(1,1,1);i._onChange(function(){r.setFromEuler(i,!1)}),r._onChange(function(){i.setFromQuaternion(r,void 0,!1)}),Object.defineProperties(this,{position:{configurable:!0,enumerable:!0,value:t},rotation:{configurable:!0,enumerable:!0,value:i},quaternion:{configurable:!0,enumerable:!0,value:r},scale:{configurable:!0,enumerable:!0,value:a},modelViewMatrix:{value:new ef},normalMatrix:{value:new Y}}),this.matrix=new ef,this.matrixWorld=new ef,this.matrixAutoUpdate=e.DEFAULT_MATRIX_AUTO_UPDATE,this.matrixWorldAutoUpdate=e.DEFAULT_MATRIX_WORLD_AUTO_UPDATE,this.matrixWorldNeedsUpdate=!1,this.layers=new eT,this.visible=!0,this.castShadow=!1,this.receiveShadow=!1,this.frustumCulled=!0,this.renderOrder=0,this.animations=[],this.customDepthMaterial=void 0,this.customDistanceMaterial=void 0,this.static=!1,this.userData={},this.pivot=null}onBeforeShadow(){}onAfterShadow(){}onBeforeRender(){}onAfterRender(){}applyMatrix4(e){this.matrixAutoUpdate&&this.updateMatrix(),this.matrix.premultiply(e),this.matrix.decompose(this.position,this.quaternion,this.scale),null!==this.pivot&&this.position.copy(this.pivot).applyMatrix4(this.matrix).sub(this.pivot)}applyQuaternion(e){return this.quaternion.premultiply(e),this}setRotationFromAxisAngle(e,t){this.quaternion.setFromAxisAngle(e,t)}setRotationFromEuler(e){this.quaternion.setFromEuler(e,!0)}setRotationFromMatrix(e){this.quaternion.setFromRotationMatrix(e)}setRotationFromQuaternion(e){this.quaternion.copy(e)}rotateOnAxis(e,t){return eR.setFromAxisAngle(e,t),this.quaternion.multiply(eR),this}rotateOnWorldAxis(e,t){return eR.setFromAxisAngle(e,t),this.quaternion.premultiply(eR),this}rotateX(e){return this.rotateOnAxis(eI,e)}rotateY(e){return this.rotateOnAxis(eU,e)}rotateZ(e){return this.rotateOnAxis(eO,e)}translateOnAxis(e,t){return eA.copy(e).applyQuaternion(this.quaternion),this.position.add(eA.multiplyScalar(t)),this}translateX(e){return this.translateOnAxis(eI,e)}translateY(e){return this.translateOnAxis(eU,e)}translateZ(e){return this.translateOnAxis(eO,e)}localToWorld(e){return this.updateWorldMatrix(!0,!1),e.applyMatrix4(this.matrixWorld)}worldToLocal(e){return this.updateWorldMatrix(!0,!1),e.applyMatrix4(eC.copy(this.matrixWorld).invert())}lookAt(e,t,i){e.isVector3?eP.copy(e):eP.set(e,t,i);let r=this.parent;this.updateWorldMatrix(!0,!1),eL.setFromMatrixPosition(this.matrixWorld),this.isCamera||this.isLight?eC.lookAt(eL,eP,this.up):eC.lookAt(eP,eL,this.up),this.quaternion.setFromRotationMatrix(eC),r&&(eC.extractRotation(r.matrixWorld),eR.setFromRotationMatrix(eC),this.quaternion.premultiply(eR.invert()))}add(e){if(arguments.length>1){for(let e=0;e<arguments.length;e++)this.add(arguments[e]);return this}return e===this?N("Object3D.add: object can't be added as a child of itself.",e):e&&e.isObject3D?(e.removeFromParent(),e.parent=this,this.children.push(e),e.dispatchEvent(eF),ez.child=e,this.dispatchEvent(ez),ez.child=null):N("Object3D.add: object not an instance of THREE.Object3D.",e),this}remove(e){if(arguments.length>1){for(let e=0;e<arguments.length;e++)this.remove(arguments[e]);return this}let t=this.children.indexOf(e);return -1!==t&&(e.parent=null,this.children.splice(t,1),e.dispatchEvent(eB),ek.child=e,this.dispatchEvent(ek),ek.child=null),this}removeFromParent(){let e=this.parent;return null!==e&&e.remove(this),this}clear(){return this.remove(...this.children)}attach(e){return this.updateWorldMatrix(!0,!1),eC.copy(this.matrixWorld).invert(),null!==e.parent&&(e.parent.updateWorldMatrix(!0,!1),eC.multiply(e.parent.matrixWorld)),e.applyMatrix4(eC),e.removeFromParent(),e.parent=this,this.children.push(e),e.updateWorldMatrix(!1,!0),e.dispatchEvent(eF),ez.child=e,this.dispatchEvent(ez),ez.child=null,this}getObjectById(e){return this.getObjectByProperty("id",e)}getObjectByName(e){return this.getObjectByProperty("name",e)}getObjectByProperty(e,t){if(this[e]===t)return this;for(let i=0,r=this.children.length;i<r;i++){let r=this.children[i].getObjectByProperty(e,t);if(void 0!==r)return r}}getObjectsByProperty(e,t,i=[]){this[e]===t&&i.push(this);let r=this.children;for(let a=0,s=r.length;a<s;a++)r[a].getObjectsByProperty(e,t,i);return i}getWorldPosition(e){return this.updateWorldMatrix(!0,!1),e.setFromMatrixPosition(this.matrixWorld)}getWorldQuaternion(e){return this.updateWorldMatrix(!0,!1),this.matrixWorld.decompose(eL,e,eD),e}getWorldScale(e){return this.updateWorldMatrix(!0,!1),this.matrixWorld.decompose(eL,eN,e),e}getWorldDirection(e){this.updateWorldMatrix(!0,!1);let t=this.matrixWorld.elements;return e.set(t[8],t[9],t[10]).normalize()}raycast(){}intersectsFrustum(){return!0}traverse(e){e(this);let t=this.children;for(let i=0,r=t.length;i<r;i++)t[i].traverse(e)}traverseVisible(e){if(!1===this.visible)return;e(this);let t=this.children;for(let i=0,r=t.length;i<r;i++)t[i].traverseVisible(e)}traverseAncestors(e){let t=this.parent;null!==t&&(e(t),t.traverseAncestors(e))}updateMatrix(){this.matrix.compose(this.position,this.quaternion,this.scale);let e=this.pivot;if(null!==e){let t=e.x,i=e.y,r=e.z,a=this.matrix.elements;a[12]+=t-a[0]*t-a[4]*i-a[8]*r,a[13]+=i-a[1]*t-a[5]*i-a[9]*r,a[14]+=r-a[2]*t-a[6]*i-a[10]*r}this.matrixWorldNeedsUpdate=!0}updateMatrixWorld(e){this.matrixAutoUpdate&&this.updateMatrix(),(this.matrixWorldNeedsUpdate||e)&&(!0===this.matrixWorldAutoUpdate&&(null===this.parent?this.matrixWorld.copy(this.matrix):this.matrixWorld.multiplyMatrices(this.parent.matrixWorld,this.matrix)),this.matrixWorldNeedsUpdate=!1,e=!0);let t=this.children;for(let i=0,r=t.length;i<r;i++)t[i].updateMatrixWorld(e)}updateWorldMatrix(e,t,i=!1){let r=this.parent;if(!0===e&&null!==r&&r.updateWorldMatrix(!0,!1),this.matrixAutoUpdate&&this.updateMatrix(),(this.matrixWorldNeedsUpdate||i)&&(!0===this.matrixWorldAutoUpdate&&(null===this.parent?this.matrixWorld.copy(this.matrix):this.matrixWorld.multiplyMatrices(this.parent.matrixWorld,this.matrix)),this.matrixWorldNeedsUpdate=!1,i=!0),!0===t){let e=this.children;for(let t=0,r=e.length;t<r;t++)e[t].updateWorldMatrix(!1,!0,i)}}toJSON(e){let t=void 0===e||"string"==typeof e,i={};t&&(e={geometries:{},materials:{},textures:{},images:{},shapes:{},skeletons:{},animations:{},nodes:{}},i.metadata={version:4.7,type:"Object",generator:"Object3D.toJSON"});let r={};function a(t,i){return void 0===t[i.uuid]&&(t[i.uuid]=i.toJSON(e)),i.uuid}if(r.uuid=this.uuid,r.type=this.type,r.name=this.name,r.castShadow=this.castShadow,r.receiveShadow=this.receiveShadow,r.visible=this.visible,r.frustumCulled=this.frustumCulled,r.renderOrder=this.renderOrder,r.static=this.static,r.matrixAutoUpdate=this.matrixAutoUpdate,Object.keys(this.userData).length>0&&(r.userData=this.userData),r.layers=this.layers.mask,r.matrix=this.matrix.toArray(),r.up=this.up.toArray(),null!==this.pivot&&(r.pivot=this.pivot.toArray()),void 0!==this.morphTargetDictionary&&(r.morphTargetDictionary=Object.assign({},this.morphTargetDictionary)),void 0!==this.morphTargetInfluences&&(r.morphTargetInfluences=this.morphTargetInfluences.slice()),this.isInstancedMesh&&(r.type="InstancedMesh",r.count=this.count,r.instanceMatrix=this.instanceMatrix.toJSON(),null!==this.instanceColor&&(r.instanceColor=this.instanceColor.toJSON())),this.isBatchedMesh&&(r.type="BatchedMesh",r.perObjectFrustumCulled=this.perObjectFrustumCulled,r.sortObjects=this.sortObjects,r.drawRanges=this._drawRanges,r.reservedRanges=this._reservedRanges,r.geometryInfo=this._geometryInfo.map(e=>({...e,boundingBox:e.boundingBox?e.boundingBox.toJSON():void 0,boundingSphere:e.boundingSphere?e.boundingSphere.toJSON():void 0})),r.instanceInfo=this._instanceInfo.map(e=>({...e})),r.availableInstanceIds=this._availableInstanceIds.slice(),r.availableGeometryIds=this._availableGeometryIds.slice(),r.nextIndexStart=this._nextIndexStart,r.nextVertexStart=this._nextVertexStart,r.geometryCount=this._geometryCount,r.maxInstanceCount=this._maxInstanceCount,r.maxVertexCount=this._maxVertexCount,r.maxIndexCount=this._maxIndexCount,r.geometryInitialized=this._geometryInitialized,r.matricesTexture=this._matricesTexture.toJSON(e),r.indirectTexture=this._indirectTexture.toJSON(e),null!==this._colorsTexture&&(r.colorsTexture=this._colorsTexture.toJSON(e)),null!==this.boundingSphere&&(r.boundingSphere=this.boundingSphere.toJSON()),null!==this.boundingBox&&(r.boundingBox=this.boundingBox.toJSON())),this.isScene)this.background&&(this.background.isColor?r.background=this.background.toJSON():this.background.isTexture&&(r.background=this.background.toJSON(e).uuid)),this.environment&&this.environment.isTexture&&!0!==this.environment.isRenderTargetTexture&&(r.environment=this.environment.toJSON(e).uuid);else if(this.isMesh||this.isLine||this.isPoints){r.geometry=a(e.geometries,this.geometry);let t=this.geometry.parameters;if(void 0!==t&&void 0!==t.shapes){let i=t.shapes;if(Array.isArray(i))for(let t=0,r=i.length;t<r;t++){let r=i[t];a(e.shapes,r)}else a(e.shapes,i)}}if(this.isSkinnedMesh&&(r.bindMode=this.bindMode,r.bindMatrix=this.bindMatrix.toArray(),void 0!==this.skeleton&&(a(e.skeletons,this.skeleton),r.skeleton=this.skeleton.uuid)),void 0!==this.material)if(Array.isArray(this.material)){let t=[];for(let i=0,r=this.material.length;i<r;i++)t.push(a(e.materials,this.material[i]));r.material=t}else r.material=a(e.materials,this.material);if(this.children.length>0){r.children=[];for(let t=0;t<this.children.length;t++)r.children.push(this.children[t].toJSON(e).object)}if(this.animations.length>0){r.animations=[];for(let t=0;t<this.animations.length;t++){let i=this.animations[t];r.animations.push(a(e.animations,i))}}if(t){let t=s(e.geometries),r=s(e.materials),a=s(e.textures),n=s(e.images),o=s(e.shapes),l=s(e.skeletons),h=s(e.animations),d=s(e.nodes);t.length>0&&(i.geometries=t),r.length>0&&(i.materials=r),a.length>0&&(i.textures=a),n.length>0&&(i.images=n),o.length>0&&(i.shapes=o),l.length>0&&(i.skeletons=l),h.length>0&&(i.animations=h),d.length>0&&(i.nodes=d)}return i.object=r,i;function s(e){let t=[];for(let i in e){let r=e[i];delete r.metadata,t.push(r)}return t}}clone(e){return new this.constructor().copy(this,e)}copy(e,t=!0){if(this.name=e.name,this.up.copy(e.up),this.position.copy(e.position),this.rotation.order=e.rotation.order,this.quaternion.copy(e.quaternion),this.scale.copy(e.scale),this.pivot=null!==e.pivot?e.pivot.clone():null,this.matrix.copy(e.matrix),this.matrixWorld.copy(e.matrixWorld),this.matrixAutoUpdate=e.matrixAutoUpdate,this.matrixWorldAutoUpdate=e.matrixWorldAutoUpdate,this.matrixWorldNeedsUpdate=e.matrixWorldNeedsUpdate,this.layers.mask=e.layers.mask,this.visible=e.visible,this.castShadow=e.castShadow,this.receiveShadow=e.receiveShadow,this.frustumCulled=e.frustumCulled,this.renderOrder=e.renderOrder,this.static=e.static,this.animations=e.animations.slice(),this.userData=JSON.parse(JSON.stringify(e.userData)),!0===t)for(let t=0;t<e.children.length;t++){let i=e.children[t];this.add(i.clone())}return this}dispose(){this.dispatchEvent({type:"dispose"})}};eH.DEFAULT_UP=new X(0,1,0),eH.DEFAULT_MATRIX_AUTO_UPDATE=!0,eH.DEFAULT_MATRIX_WORLD_AUTO_UPDATE=!0;var eG=class extends eH{constructor(){super(),this.isGroup=!0,this.type="Group"}},eV={type:"move"},eW=class{constructor(){this._targetRay=null,this._grip=null,this._hand=null}getHandSpace(){return null===this._hand&&(this._hand=new eG,this._hand.matrixAutoUpdate=!1,this._hand.visible=!1,this._hand.joints={},this._hand.inputState={pinching:!1}),this._hand}getTargetRaySpace(){return null===this._targetRay&&(this._targetRay=new eG,this._targetRay.matrixAutoUpdate=!1,this._targetRay.visible=!1,this._targetRay.hasLinearVelocity=!1,this._targetRay.linearVelocity=new X,this._targetRay.hasAngularVelocity=!1,this._targetRay.angularVelocity=new X),this._targetRay}getGripSpace(){return null===this._grip&&(this._grip=new eG,this._grip.matrixAutoUpdate=!1,this._grip.visible=!1,this._grip.hasLinearVelocity=!1,this._grip.linearVelocity=new X,this._grip.hasAngularVelocity=!1,this._grip.angularVelocity=new X,this._grip.eventsEnabled=!1),this._grip}dispatchEvent(e){return null!==this._targetRay&&this._targetRay.dispatchEvent(e),null!==this._grip&&this._grip.dispatchEvent(e),null!==this._hand&&this._hand.dispatchEvent(e),this}connect(e){if(e&&e.hand){let t=this._hand;if(t)for(let i of e.hand.values())this._getHandJoint(t,i)}return this.dispatchEvent({type:"connected",data:e}),this}disconnect(e){return this.dispatchEvent({type:"disconnected",data:e}),null!==this._targetRay&&(this._targetRay.visible=!1),null!==this._grip&&(this._grip.visible=!1),null!==this._hand&&(this._hand.visible=!1),this}update(e,t,i){let r=null,a=null,s=null,n=this._targetRay,o=this._grip,l=this._hand;if(e&&"visible-blurred"!==t.session.visibilityState){if(l&&e.hand){for(let r of(s=!0,e.hand.values())){let e=t.getJointPose(r,i),a=this._getHandJoint(l,r);null!==e&&(a.matrix.fromArray(e.transform.matrix),a.matrix.decompose(a.position,a.quaternion,a.scale),a.matrixWorldNeedsUpdate=!0,a.jointRadius=e.radius),a.visible=null!==e}let r=l.joints["index-finger-tip"],a=l.joints["thumb-tip"],n=r.position.distanceTo(a.position);l.inputState.pinching&&n>.025?(l.inputState.pinching=!1,this.dispatchEvent({type:"pinchend",handedness:e.handedness,target:this})):!l.inputState.pinching&&n<=.015&&(l.inputState.pinching=!0,this.dispatchEvent({type:"pinchstart",handedness:e.handedness,target:this}))}else null!==o&&e.gripSpace&&null!==(a=t.getPose(e.gripSpace,i))&&(o.matrix.fromArray(a.transform.matrix),o.matrix.decompose(o.position,o.quaternion,o.scale),o.matrixWorldNeedsUpdate=!0,a.linearVelocity?(o.hasLinearVelocity=!0,o.linearVelocity.copy(a.linearVelocity)):o.hasLinearVelocity=!1,a.angularVelocity?(o.hasAngularVelocity=!0,o.angularVelocity.copy(a.angularVelocity)):o.hasAngularVelocity=!1,o.eventsEnabled&&o.dispatchEvent({type:"gripUpdated",data:e,target:this}));null!==n&&(null===(r=t.getPose(e.targetRaySpace,i))&&null!==a&&(r=a),null!==r&&(n.matrix.fromArray(r.transform.matrix),n.matrix.decompose(n.position,n.quaternion,n.scale),n.matrixWorldNeedsUpdate=!0,r.linearVelocity?(n.hasLinearVelocity=!0,n.linearVelocity.copy(r.linearVelocity)):n.hasLinearVelocity=!1,r.angularVelocity?(n.hasAngularVelocity=!0,n.angularVelocity.copy(r.angularVelocity)):n.hasAngularVelocity=!1,this.dispatchEvent(eV)))}return null!==n&&(n.visible=null!==r),null!==o&&(o.visible=null!==a),null!==l&&(l.visible=null!==s),this}_getHandJoint(e,t){if(void 0===e.joints[t.jointName]){let i=new eG;i.matrixAutoUpdate=!1,i.visible=!1,e.joints[t.jointName]=i,e.add(i)}return e.joints[t.jointName]}},eX={aliceblue:0xf0f8ff,antiquewhite:0xfaebd7,aqua:65535,aquamarine:8388564,azure:0xf0ffff,beige:0xf5f5dc,bisque:0xffe4c4,black:0,blanchedalmond:0xffebcd,blue:255,blueviolet:9055202,brown:0xa52a2a,burlywood:0xdeb887,cadetblue:6266528,chartreuse:8388352,chocolate:0xd2691e,coral:0xff7f50,cornflowerblue:6591981,cornsilk:0xfff8dc,crimson:0xdc143c,cyan:65535,darkblue:139,darkcyan:35723,darkgoldenrod:0xb8860b,darkgray:0xa9a9a9,darkgreen:25600,darkgrey:0xa9a9a9,darkkhaki:0xbdb76b,darkmagenta:9109643,darkolivegreen:5597999,darkorange:0xff8c00,darkorchid:0x9932cc,darkred:9109504,darksalmon:0xe9967a,darkseagreen:9419919,darkslateblue:4734347,darkslategray:3100495,darkslategrey:3100495,darkturquoise:52945,darkviolet:9699539,deeppink:0xff1493,deepskyblue:49151,dimgray:6908265,dimgrey:6908265,dodgerblue:2003199,firebrick:0xb22222,floralwhite:0xfffaf0,forestgreen:2263842,fuchsia:0xff00ff,gainsboro:0xdcdcdc,ghostwhite:0xf8f8ff,gold:0xffd700,goldenrod:0xdaa520,gray:8421504,green:32768,greenyellow:0xadff2f,grey:8421504,honeydew:0xf0fff0,hotpink:0xff69b4,indianred:0xcd5c5c,indigo:4915330,ivory:0xfffff0,khaki:0xf0e68c,lavender:0xe6e6fa,lavenderblush:0xfff0f5,lawngreen:8190976,lemonchiffon:0xfffacd,lightblue:0xadd8e6,lightcoral:0xf08080,lightcyan:0xe0ffff,lightgoldenrodyellow:0xfafad2,lightgray:0xd3d3d3,lightgreen:9498256,lightgrey:0xd3d3d3,lightpink:0xffb6c1,lightsalmon:0xffa07a,lightseagreen:2142890,lightskyblue:8900346,lightslategray:7833753,lightslategrey:7833753,lightsteelblue:0xb0c4de,lightyellow:0xffffe0,lime:65280,limegreen:3329330,linen:0xfaf0e6,magenta:0xff00ff,maroon:8388608,mediumaquamarine:6737322,mediumblue:205,mediumorchid:0xba55d3,mediumpurple:9662683,mediumseagreen:3978097,mediumslateblue:8087790,mediumspringgreen:64154,mediumturquoise:4772300,mediumvioletred:0xc71585,midnightblue:1644912,mintcream:0xf5fffa,mistyrose:0xffe4e1,moccasin:0xffe4b5,navajowhite:0xffdead,navy:128,oldlace:0xfdf5e6,olive:8421376,olivedrab:7048739,orange:0xffa500,orangered:0xff4500,orchid:0xda70d6,palegoldenrod:0xeee8aa,palegreen:0x98fb98,paleturquoise:0xafeeee,palevioletred:0xdb7093,papayawhip:0xffefd5,peachpuff:0xffdab9,peru:0xcd853f,pink:0xffc0cb,plum:0xdda0dd,powderblue:0xb0e0e6,purple:8388736,rebeccapurple:6697881,red:0xff0000,rosybrown:0xbc8f8f,royalblue:4286945,saddlebrown:9127187,salmon:0xfa8072,sandybrown:0xf4a460,seagreen:3050327,seashell:0xfff5ee,sienna:0xa0522d,silver:0xc0c0c0,skyblue:8900331,slateblue:6970061,slategray:7372944,slategrey:7372944,snow:0xfffafa,springgreen:65407,steelblue:4620980,tan:0xd2b48c,teal:32896,thistle:0xd8bfd8,tomato:0xff6347,turquoise:4251856,violet:0xee82ee,wheat:0xf5deb3,white:0xffffff,whitesmoke:0xf5f5f5,yellow:0xffff00,yellowgreen:0x9acd32},ej={h:0,s:0,l:0},eq={h:0,s:0,l:0};function eY(e,t,i){return i<0&&(i+=1),i>1&&(i-=1),i<1/6?e+(t-e)*6*i:i<.5?t:i<2/3?e+(t-e)*6*(2/3-i):e}var eK=class{constructor(e,t,i){return this.isColor=!0,this.r=1,this.g=1,this.b=1,this.set(e,t,i)}set(e,t,i){return void 0===t&&void 0===i?e&&e.isColor?this.copy(e):"number"==typeof e?this.setHex(e):"string"==typeof e&&this.setStyle(e):this.setRGB(e,t,i),this}setScalar(e){return this.r=e,this.g=e,this.b=e,this}setHex(e,t=b){return e=Math.floor(e),this.r=(e>>16&255)/255,this.g=(e>>8&255)/255,this.b=(255&e)/255,$.colorSpaceToWorking(this,t),this}setRGB(e,t,i,r=$.workingColorSpace){return this.r=e,this.g=t,this.b=i,$.colorSpaceToWorking(this,r),this}setHSL(e,t,i,r=$.workingColorSpace){if(e=(e%1+1)%1,t=H(t,0,1),i=H(i,0,1),0===t)this.r=this.g=this.b=i;else{let r=i<=.5?i*(1+t):i+t-i*t,a=2*i-r;this.r=eY(a,r,e+1/3),this.g=eY(a,r,e),this.b=eY(a,r,e-1/3)}return $.colorSpaceToWorking(this,r),this}setStyle(e,t=b){let i;function r(t){void 0!==t&&1>parseFloat(t)&&D("Color: Alpha component of "+e+" will be ignored.")}if(i=/^(\w+)\(([^\)]*)\)/.exec(e)){let a,s=i[1],n=i[2];switch(s){case"rgb":case"rgba":if(a=/^\s*(\d+)\s*,\s*(\d+)\s*,\s*(\d+)\s*(?:,\s*(\d+(?:\.\d+)?|\.\d+)\s*)?$/.exec(n))return r(a[4]),this.setRGB(Math.min(255,parseInt(a[1],10))/255,Math.min(255,parseInt(a[2],10))/255,Math.min(255,parseInt(a[3],10))/255,t);if(a=/^\s*(\d+(?:\.\d+)?|\.\d+)\%\s*,\s*(\d+(?:\.\d+)?|\.\d+)\%\s*,\s*(\d+(?:\.\d+)?|\.\d+)\%\s*(?:,\s*(\d+(?:\.\d+)?|\.\d+)\s*)?$/.exec(n))return r(a[4]),this.setRGB(Math.min(100,parseFloat(a[1]))/100,Math.min(100,parseFloat(a[2]))/100,Math.min(100,parseFloat(a[3]))/100,t);break;case"hsl":case"hsla":if(a=/^\s*([+-]?(?:\d+(?:\.\d+)?|\.\d+))\s*,\s*(\d+(?:\.\d+)?|\.\d+)\%\s*,\s*(\d+(?:\.\d+)?|\.\d+)\%\s*(?:,\s*(\d+(?:\.\d+)?|\.\d+)\s*)?$/.exec(n))return r(a[4]),this.setHSL(parseFloat(a[1])/360,parseFloat(a[2])/100,parseFloat(a[3])/100,t);break;default:D("Color: Unknown color model "+e)}}else if(i=/^\#([A-Fa-f\d]+)$/.exec(e)){let r=i[1],a=r.length;if(3===a)return this.setRGB(parseInt(r.charAt(0),16)/15,parseInt(r.charAt(1),16)/15,parseInt(r.charAt(2),16)/15,t);if(6===a)return this.setHex(parseInt(r,16),t);D("Color: Invalid hex color "+e)}else if(e&&e.length>0)return this.setColorName(e,t);return this}setColorName(e,t=b){let i=eX[e.toLowerCase()];return void 0!==i?this.setHex(i,t):D("Color: Unknown color "+e),this}clone(){return new this.constructor(this.r,this.g,this.b)}copy(e){return this.r=e.r,this.g=e.g,this.b=e.b,this}copySRGBToLinear(e){return this.r=Q(e.r),this.g=Q(e.g),this.b=Q(e.b),this}copyLinearToSRGB(e){return this.r=ee(e.r),this.g=ee(e.g),this.b=ee(e.b),this}convertSRGBToLinear(){return this.copySRGBToLinear(this),this}convertLinearToSRGB(){return this.copyLinearToSRGB(this),this}getHex(e=b){return $.workingToColorSpace(eZ.copy(this),e),65536*Math.round(H(255*eZ.r,0,255))+256*Math.round(H(255*eZ.g,0,255))+Math.round(H(255*eZ.b,0,255))}getHexString(e=b){return("000000"+this.getHex(e).toString(16)).slice(-6)}getHSL(e,t=$.workingColorSpace){$.workingToColorSpace(eZ.copy(this),t);let i=eZ.r,r=eZ.g,a=eZ.b,s=Math.max(i,r,a),n=Math.min(i,r,a),o,l,h=(n+s)/2;if(n===s)o=0,l=0;else{let e=s-n;switch(l=h<=.5?e/(s+n):e/(2-s-n),s){case i:o=(r-a)/e+6*(r<a);break;case r:o=(a-i)/e+2;break;case a:o=(i-r)/e+4}o/=6}return e.h=o,e.s=l,e.l=h,e}getRGB(e,t=$.workingColorSpace){return $.workingToColorSpace(eZ.copy(this),t),e.r=eZ.r,e.g=eZ.g,e.b=eZ.b,e}getStyle(e=b){$.workingToColorSpace(eZ.copy(this),e);let t=eZ.r,i=eZ.g,r=eZ.b;return e!==b?`color(${e} ${t.toFixed(3)} ${i.toFixed(3)} ${r.toFixed(3)})`:`rgb(${Math.round(255*t)},${Math.round(255*i)},${Math.round(255*r)})`}offsetHSL(e,t,i){return this.getHSL(ej),this.setHSL(ej.h+e,ej.s+t,ej.l+i)}add(e){return this.r+=e.r,this.g+=e.g,this.b+=e.b,this}addColors(e,t){return this.r=e.r+t.r,this.g=e.g+t.g,this.b=e.b+t.b,this}addScalar(e){return this.r+=e,this.g+=e,this.b+=e,this}sub(e){return this.r=Math.max(0,this.r-e.r),this.g=Math.max(0,this.g-e.g),this.b=Math.max(0,this.b-e.b),this}multiply(e){return this.r*=e.r,this.g*=e.g,this.b*=e.b,this}multiplyScalar(e){return this.r*=e,this.g*=e,this.b*=e,this}lerp(e,t){return this.r+=(e.r-this.r)*t,this.g+=(e.g-this.g)*t,this.b+=(e.b-this.b)*t,this}lerpColors(e,t,i){return this.r=e.r+(t.r-e.r)*i,this.g=e.g+(t.g-e.g)*i,this.b=e.b+(t.b-e.b)*i,this}lerpHSL(e,t){var i,r,a,s,n,o,l,h,d;this.getHSL(ej),e.getHSL(eq);let c=(i=ej.h,r=eq.h,(1-(a=t))*i+a*r),u=(s=ej.s,n=eq.s,(1-(o=t))*s+o*n),p=(l=ej.l,h=eq.l,(1-(d=t))*l+d*h);return this.setHSL(c,u,p),this}setFromVector3(e){return this.r=e.x,this.g=e.y,this.b=e.z,this}applyMatrix3(e){let t=this.r,i=this.g,r=this.b,a=e.elements;return this.r=a[0]*t+a[3]*i+a[6]*r,this.g=a[1]*t+a[4]*i+a[7]*r,this.b=a[2]*t+a[5]*i+a[8]*r,this}equals(e){return e.r===this.r&&e.g===this.g&&e.b===this.b}fromArray(e,t=0){return this.r=e[t],this.g=e[t+1],this.b=e[t+2],this}toArray(e=[],t=0){return e[t]=this.r,e[t+1]=this.g,e[t+2]=this.b,e}fromBufferAttribute(e,t){return this.r=e.getX(t),this.g=e.getY(t),this.b=e.getZ(t),this}toJSON(){return this.getHex()}*[Symbol.iterator](){yield this.r,yield this.g,yield this.b}},eZ=new eK;eK.NAMES=eX;var eJ=class extends eH{constructor(){super(),this.isScene=!0,this.type="Scene",this.background=null,this.environment=null,this.fog=null,this.backgroundBlurriness=0,this.backgroundIntensity=1,this.backgroundRotation=new eE,this.environmentIntensity=1,this.environmentRotation=new eE,this.overrideMaterial=null,"u">typeof __THREE_DEVTOOLS__&&__THREE_DEVTOOLS__.dispatchEvent(new CustomEvent("observe",{detail:this}))}copy(e,t){return super.copy(e,t),this.background=null!==e.background?e.background.clone():null,this.environment=null!==e.environment?e.environment.clone():null,this.fog=null!==e.fog?e.fog.clone():null,this.backgroundBlurriness=e.backgroundBlurriness,this.backgroundIntensity=e.backgroundIntensity,this.backgroundRotation.copy(e.backgroundRotation),this.environmentIntensity=e.environmentIntensity,this.environmentRotation.copy(e.environmentRotation),this.overrideMaterial=null!==e.overrideMaterial?e.overrideMaterial.clone():null,this.matrixAutoUpdate=e.matrixAutoUpdate,this}toJSON(e){let t=super.toJSON(e);return null!==this.fog&&(t.object.fog=this.fog.toJSON()),t.object.backgroundBlurriness=this.backgroundBlurriness,t.object.backgroundIntensity=this.backgroundIntensity,t.object.backgroundRotation=this.backgroundRotation.toArray(),t.object.environmentIntensity=this.environmentIntensity,t.object.environmentRotation=this.environmentRotation.toArray(),t}},e$=new X,eQ=new X,e0=new X,e1=new X,e3=new X,e2=new X,e4=new X,e5=new X,e6=new X,e8=new X,e9=new eh,e7=new eh,te=new eh,tt=class e{constructor(e=new X,t=new X,i=new X){this.a=e,this.b=t,this.c=i}static getNormal(e,t,i,r){r.subVectors(i,t),e$.subVectors(e,t),r.cross(e$);let a=r.lengthSq();return a>0?r.multiplyScalar(1/Math.sqrt(a)):r.set(0,0,0)}static getBarycoord(e,t,i,r,a){e$.subVectors(r,t),eQ.subVectors(i,t),e0.subVectors(e,t);let s=e$.dot(e$),n=e$.dot(eQ),o=e$.dot(e0),l=eQ.dot(eQ),h=eQ.dot(e0),d=s*l-n*n;if(0===d)return a.set(0,0,0),null;let c=1/d,u=(l*o-n*h)*c,p=(s*h-n*o)*c;return a.set(1-u-p,p,u)}static containsPoint(e,t,i,r){return null!==this.getBarycoord(e,t,i,r,e1)&&e1.x>=0&&e1.y>=0&&e1.x+e1.y<=1}static getInterpolation(e,t,i,r,a,s,n,o){return null===this.getBarycoord(e,t,i,r,e1)?(o.x=0,o.y=0,"z"in o&&(o.z=0),"w"in o&&(o.w=0),null):(o.setScalar(0),o.addScaledVector(a,e1.x),o.addScaledVector(s,e1.y),o.addScaledVector(n,e1.z),o)}static getInterpolatedAttribute(e,t,i,r,a,s){return e9.setScalar(0),e7.setScalar(0),te.setScalar(0),e9.fromBufferAttribute(e,t),e7.fromBufferAttribute(e,i),te.fromBufferAttribute(e,r),s.setScalar(0),s.addScaledVector(e9,a.x),s.addScaledVector(e7,a.y),s.addScaledVector(te,a.z),s}static isFrontFacing(e,t,i,r){return e$.subVectors(i,t),eQ.subVectors(e,t),0>e$.cross(eQ).dot(r)}set(e,t,i){return this.a.copy(e),this.b.copy(t),this.c.copy(i),this}setFromPointsAndIndices(e,t,i,r){return this.a.copy(e[t]),this.b.copy(e[i]),this.c.copy(e[r]),this}setFromAttributeAndIndices(e,t,i,r){return this.a.fromBufferAttribute(e,t),this.b.fromBufferAttribute(e,i),this.c.fromBufferAttribute(e,r),this}clone(){return new this.constructor().copy(this)}copy(e){return this.a.copy(e.a),this.b.copy(e.b),this.c.copy(e.c),this}getArea(){return e$.subVectors(this.c,this.b),eQ.subVectors(this.a,this.b),.5*e$.cross(eQ).length()}getMidpoint(e){return e.addVectors(this.a,this.b).add(this.c).multiplyScalar(1/3)}getNormal(t){return e.getNormal(this.a,this.b,this.c,t)}getPlane(e){return e.setFromCoplanarPoints(this.a,this.b,this.c)}getBarycoord(t,i){return e.getBarycoord(t,this.a,this.b,this.c,i)}getInterpolation(t,i,r,a,s){return e.getInterpolation(t,this.a,this.b,this.c,i,r,a,s)}containsPoint(t){return e.containsPoint(t,this.a,this.b,this.c)}isFrontFacing(t){return e.isFrontFacing(this.a,this.b,this.c,t)}intersectsBox(e){return e.intersectsTriangle(this)}closestPointToPoint(e,t){let i=this.a,r=this.b,a=this.c,s,n;e3.subVectors(r,i),e2.subVectors(a,i),e5.subVectors(e,i);let o=e3.dot(e5),l=e2.dot(e5);if(o<=0&&l<=0)return t.copy(i);e6.subVectors(e,r);let h=e3.dot(e6),d=e2.dot(e6);if(h>=0&&d<=h)return t.copy(r);let c=o*d-h*l;if(c<=0&&o>=0&&h<=0&&o-h>0)return s=o/(o-h),t.copy(i).addScaledVector(e3,s);e8.subVectors(e,a);let u=e3.dot(e8),p=e2.dot(e8);if(p>=0&&u<=p)return t.copy(a);let f=u*l-o*p;if(f<=0&&l>=0&&p<=0)return n=l/(l-p),t.copy(i).addScaledVector(e2,n);let m=h*p-u*d;if(m<=0&&d-h>=0&&u-p>=0)return e4.subVectors(a,r),n=(d-h)/(d-h+(u-p)),t.copy(r).addScaledVector(e4,n);let g=1/(m+f+c);return s=f*g,n=c*g,t.copy(i).addScaledVector(e3,s).addScaledVector(e2,n)}equals(e){return e.a.equals(this.a)&&e.b.equals(this.b)&&e.c.equals(this.c)}},ti=class{constructor(e=new X(1/0,1/0,1/0),t=new X(-1/0,-1/0,-1/0)){this.isBox3=!0,this.min=e,this.max=t}set(e,t){return this.min.copy(e),this.max.copy(t),this}setFromArray(e){this.makeEmpty();for(let t=0,i=e.length;t<i;t+=3)this.expandByPoint(ta.fromArray(e,t));return this}setFromBufferAttribute(e){this.makeEmpty();for(let t=0,i=e.count;t<i;t++)this.expandByPoint(ta.fromBufferAttribute(e,t));return this}setFromPoints(e){this.makeEmpty();for(let t=0,i=e.length;t<i;t++)this.expandByPoint(e[t]);return this}setFromCenterAndSize(e,t){let i=ta.copy(t).multiplyScalar(.5);return this.min.copy(e).sub(i),this.max.copy(e).add(i),this}setFromObject(e,t=!1){return this.makeEmpty(),this.expandByObject(e,t)}clone(){return new this.constructor().copy(this)}copy(e){return this.min.copy(e.min),this.max.copy(e.max),this}makeEmpty(){return this.min.x=this.min.y=this.min.z=1/0,this.max.x=this.max.y=this.max.z=-1/0,this}isEmpty(){return this.max.x<this.min.x||this.max.y<this.min.y||this.max.z<this.min.z}getCenter(e){return this.isEmpty()?e.set(0,0,0):e.addVectors(this.min,this.max).multiplyScalar(.5)}getSize(e){return this.isEmpty()?e.set(0,0,0):e.subVectors(this.max,this.min)}expandByPoint(e){return this.min.min(e),this.max.max(e),this}expandByVector(e){return this.min.sub(e),this.max.add(e),this}expandByScalar(e){return this.min.addScalar(-e),this.max.addScalar(e),this}expandByObject(e,t=!1){e.updateWorldMatrix(!1,!1);let i=e.geometry;if(void 0!==i){let r=i.getAttribute("position");if(!0===t&&void 0!==r&&!0!==e.isInstancedMesh&&!0!==e.isBatchedMesh)for(let t=0,i=r.count;t<i;t++)!0===e.isMesh?e.getVertexPosition(t,ta):ta.fromBufferAttribute(r,t),ta.applyMatrix4(e.matrixWorld),this.expandByPoint(ta);else void 0!==e.boundingBox?(null===e.boundingBox&&e.computeBoundingBox(),ts.copy(e.boundingBox)):(null===i.boundingBox&&i.computeBoundingBox(),ts.copy(i.boundingBox)),ts.applyMatrix4(e.matrixWorld),this.union(ts)}let r=e.children;for(let e=0,i=r.length;e<i;e++)this.expandByObject(r[e],t);return this}containsPoint(e){return e.x>=this.min.x&&e.x<=this.max.x&&e.y>=this.min.y&&e.y<=this.max.y&&e.z>=this.min.z&&e.z<=this.max.z}containsBox(e){return this.min.x<=e.min.x&&e.max.x<=this.max.x&&this.min.y<=e.min.y&&e.max.y<=this.max.y&&this.min.z<=e.min.z&&e.max.z<=this.max.z}getParameter(e,t){return t.set((e.x-this.min.x)/(this.max.x-this.min.x),(e.y-this.min.y)/(this.max.y-this.min.y),(e.z-this.min.z)/(this.max.z-this.min.z))}intersectsBox(e){return e.max.x>=this.min.x&&e.min.x<=this.max.x&&e.max.y>=this.min.y&&e.min.y<=this.max.y&&e.max.z>=this.min.z&&e.min.z<=this.max.z}intersectsSphere(e){return this.clampPoint(e.center,ta),ta.distanceToSquared(e.center)<=e.radius*e.radius}intersectsPlane(e){let t,i;return e.normal.x>0?(t=e.normal.x*this.min.x,i=e.normal.x*this.max.x):(t=e.normal.x*this.max.x,i=e.normal.x*this.min.x),e.normal.y>0?(t+=e.normal.y*this.min.y,i+=e.normal.y*this.max.y):(t+=e.normal.y*this.max.y,i+=e.normal.y*this.min.y),e.normal.z>0?(t+=e.normal.z*this.min.z,i+=e.normal.z*this.max.z):(t+=e.normal.z*this.max.z,i+=e.normal.z*this.min.z),t<=-e.constant&&i>=-e.constant}intersectsTriangle(e){if(this.isEmpty())return!1;this.getCenter(tu),tp.subVectors(this.max,tu),tn.subVectors(e.a,tu),to.subVectors(e.b,tu),tl.subVectors(e.c,tu),th.subVectors(to,tn),td.subVectors(tl,to),tc.subVectors(tn,tl);let t=[0,-th.z,th.y,0,-td.z,td.y,0,-tc.z,tc.y,th.z,0,-th.x,td.z,0,-td.x,tc.z,0,-tc.x,-th.y,th.x,0,-td.y,td.x,0,-tc.y,tc.x,0];return!!tg(t,tn,to,tl,tp)&&!!tg(t=[1,0,0,0,1,0,0,0,1],tn,to,tl,tp)&&(tf.crossVectors(th,td),tg(t=[tf.x,tf.y,tf.z],tn,to,tl,tp))}clampPoint(e,t){return t.copy(e).clamp(this.min,this.max)}distanceToPoint(e){return this.clampPoint(e,ta).distanceTo(e)}getBoundingSphere(e){return this.isEmpty()?e.makeEmpty():(this.getCenter(e.center),e.radius=.5*this.getSize(ta).length()),e}intersect(e){return this.min.max(e.min),this.max.min(e.max),this.isEmpty()&&this.makeEmpty(),this}union(e){return this.min.min(e.min),this.max.max(e.max),this}applyMatrix4(e){return this.isEmpty()||(tr[0].set(this.min.x,this.min.y,this.min.z).applyMatrix4(e),tr[1].set(this.min.x,this.min.y,this.max.z).applyMatrix4(e),tr[2].set(this.min.x,this.max.y,this.min.z).applyMatrix4(e),tr[3].set(this.min.x,this.max.y,this.max.z).applyMatrix4(e),tr[4].set(this.max.x,this.min.y,this.min.z).applyMatrix4(e),tr[5].set(this.max.x,this.min.y,this.max.z).applyMatrix4(e),tr[6].set(this.max.x,this.max.y,this.min.z).applyMatrix4(e),tr[7].set(this.max.x,this.max.y,this.max.z).applyMatrix4(e),this.setFromPoints(tr)),this}translate(e){return this.min.add(e),this.max.add(e),this}equals(e){return e.min.equals(this.min)&&e.max.equals(this.max)}toJSON(){return{min:this.min.toArray(),max:this.max.toArray()}}fromJSON(e){return this.min.fromArray(e.min),this.max.fromArray(e.max),this}},tr=[new X,new X,new X,new X,new X,new X,new X,new X],ta=new X,ts=new ti,tn=new X,to=new X,tl=new X,th=new X,td=new X,tc=new X,tu=new X,tp=new X,tf=new X,tm=new X;function tg(e,t,i,r,a){for(let s=0,n=e.length-3;s<=n;s+=3){tm.fromArray(e,s);let n=a.x*Math.abs(tm.x)+a.y*Math.abs(tm.y)+a.z*Math.abs(tm.z),o=t.dot(tm),l=i.dot(tm),h=r.dot(tm);if(Math.max(-Math.max(o,l,h),Math.min(o,l,h))>n)return!1}return!0}var t_=new X,tv=new V,tx=0,tS=class extends O{constructor(e,t,i=!1){if(super(),Array.isArray(e))throw TypeError("THREE.BufferAttribute: array should be a Typed Array.");this.isBufferAttribute=!0,Object.defineProperty(this,"id",{value:tx++}),this.name="",this.array=e,this.itemSize=t,this.count=void 0!==e?e.length/t:0,this.normalized=i,this.usage=35044,this.updateRanges=[],this.gpuType=1015,this.version=0,this._normalizationScale=void 0!==e?G(e):void 0}onUploadCallback(){}set needsUpdate(e){!0===e&&this.version++}setUsage(e){return this.usage=e,this}addUpdateRange(e,t){this.updateRanges.push({start:e,count:t})}clearUpdateRanges(){this.updateRanges.length=0}copy(e){return this.name=e.name,this.array=new e.array.constructor(e.array),this.itemSize=e.itemSize,this.count=e.count,this.normalized=e.normalized,this.usage=e.usage,this.gpuType=e.gpuType,this._normalizationScale=e._normalizationScale,this}copyAt(e,t,i){e*=this.itemSize,i*=t.itemSize;for(let r=0,a=this.itemSize;r<a;r++)this.array[e+r]=t.array[i+r];return this}copyArray(e){return this.array.set(e),this}applyMatrix3(e){if(2===this.itemSize)for(let t=0,i=this.count;t<i;t++)tv.fromBufferAttribute(this,t),tv.applyMatrix3(e),this.setXY(t,tv.x,tv.y);else if(3===this.itemSize)for(let t=0,i=this.count;t<i;t++)t_.fromBufferAttribute(this,t),t_.applyMatrix3(e),this.setXYZ(t,t_.x,t_.y,t_.z);return this}applyMatrix4(e){for(let t=0,i=this.count;t<i;t++)t_.fromBufferAttribute(this,t),t_.applyMatrix4(e),this.setXYZ(t,t_.x,t_.y,t_.z);return this}applyNormalMatrix(e){for(let t=0,i=this.count;t<i;t++)t_.fromBufferAttribute(this,t),t_.applyNormalMatrix(e),this.setXYZ(t,t_.x,t_.y,t_.z);return this}transformDirection(e){for(let t=0,i=this.count;t<i;t++)t_.fromBufferAttribute(this,t),t_.transformDirection(e),this.setXYZ(t,t_.x,t_.y,t_.z);return this}set(e,t=0){return this.array.set(e,t),this}getComponent(e,t){let i=this.array[e*this.itemSize+t];return this.normalized&&(i=this._denormalize(i)),i}setComponent(e,t,i){return this.normalized&&(i=this._normalize(i)),this.array[e*this.itemSize+t]=i,this}getX(e){let t=this.array[e*this.itemSize];return this.normalized&&(t=this._denormalize(t)),t}setX(e,t){return this.normalized&&(t=this._normalize(t)),this.array[e*this.itemSize]=t,this}getY(e){let t=this.array[e*this.itemSize+1];return this.normalized&&(t=this._denormalize(t)),t}setY(e,t){return this.normalized&&(t=this._normalize(t)),this.array[e*this.itemSize+1]=t,this}getZ(e){let t=this.array[e*this.itemSize+2];return this.normalized&&(t=this._denormalize(t)),t}setZ(e,t){return this.normalized&&(t=this._normalize(t)),this.array[e*this.itemSize+2]=t,this}getW(e){let t=this.array[e*this.itemSize+3];return this.normalized&&(t=this._denormalize(t)),t}setW(e,t){return this.normalized&&(t=this._normalize(t)),this.array[e*this.itemSize+3]=t,this}setXY(e,t,i){return e*=this.itemSize,this.normalized&&(t=this._normalize(t),i=this._normalize(i)),this.array[e+0]=t,this.array[e+1]=i,this}setXYZ(e,t,i,r){return e*=this.itemSize,this.normalized&&(t=this._normalize(t),i=this._normalize(i),r=this._normalize(r)),this.array[e+0]=t,this.array[e+1]=i,this.array[e+2]=r,this}setXYZW(e,t,i,r,a){return e*=this.itemSize,this.normalized&&(t=this._normalize(t),i=this._normalize(i),r=this._normalize(r),a=this._normalize(a)),this.array[e+0]=t,this.array[e+1]=i,this.array[e+2]=r,this.array[e+3]=a,this}onUpload(e){return this.onUploadCallback=e,this}clone(){return new this.constructor(this.array,this.itemSize).copy(this)}toJSON(){let e={itemSize:this.itemSize,type:this.array.constructor.name,array:Array.from(this.array),normalized:this.normalized};return e.name=this.name,e.usage=this.usage,e.gpuType=this.gpuType,e}dispose(){this.dispatchEvent({type:"dispose"})}_denormalize(e){let t=this._normalizationScale;return void 0!==t?Math.max(e/t,-1):function(e,t){if(t.constructor===Float32Array)return e;let i=G(t);if(void 0===i)throw Error("THREE.MathUtils: Invalid component type.");return Math.max(e/i,-1)}(e,this.array)}_normalize(e){let t=this._normalizationScale;return void 0!==t?Math.round(e*t):function(e,t){if(t.constructor===Float32Array)return e;let i=G(t);if(void 0===i)throw Error("THREE.MathUtils: Invalid component type.");return Math.round(e*i)}(e,this.array)}},tM=class extends tS{constructor(e,t,i){super(new Uint16Array(e),t,i)}},ty=class extends tS{constructor(e,t,i){super(new Uint32Array(e),t,i)}},tb=class extends tS{constructor(e,t,i){super(new Float32Array(e),t,i)}},tE=new ti,tT=new X,tw=new X,tA=class{constructor(e=new X,t=-1){this.isSphere=!0,this.center=e,this.radius=t}set(e,t){return this.center.copy(e),this.radius=t,this}setFromPoints(e,t){let i=this.center;void 0!==t?i.copy(t):tE.setFromPoints(e).getCenter(i);let r=0;for(let t=0,a=e.length;t<a;t++)r=Math.max(r,i.distanceToSquared(e[t]));return this.radius=Math.sqrt(r),this}copy(e){return this.center.copy(e.center),this.radius=e.radius,this}isEmpty(){return this.radius<0}makeEmpty(){return this.center.set(0,0,0),this.radius=-1,this}containsPoint(e){return e.distanceToSquared(this.center)<=this.radius*this.radius}distanceToPoint(e){return e.distanceTo(this.center)-this.radius}intersectsSphere(e){let t=this.radius+e.radius;return e.center.distanceToSquared(this.center)<=t*t}intersectsBox(e){return e.intersectsSphere(this)}intersectsPlane(e){return Math.abs(e.distanceToPoint(this.center))<=this.radius}clampPoint(e,t){let i=this.center.distanceToSquared(e);return t.copy(e),i>this.radius*this.radius&&(t.sub(this.center).normalize(),t.multiplyScalar(this.radius).add(this.center)),t}getBoundingBox(e){return this.isEmpty()?e.makeEmpty():(e.set(this.center,this.center),e.expandByScalar(this.radius)),e}applyMatrix4(e){return this.center.applyMatrix4(e),this.radius=this.radius*e.getMaxScaleOnAxis(),this}translate(e){return this.center.add(e),this}expandByPoint(e){if(this.isEmpty())return this.center.copy(e),this.radius=0,this;tT.subVectors(e,this.center);let t=tT.lengthSq();if(t>this.radius*this.radius){let e=Math.sqrt(t),i=(e-this.radius)*.5;this.center.addScaledVector(tT,i/e),this.radius+=i}return this}union(e){return e.isEmpty()||(this.isEmpty()?this.copy(e):!0===this.center.equals(e.center)?this.radius=Math.max(this.radius,e.radius):(tw.subVectors(e.center,this.center).setLength(e.radius),this.expandByPoint(tT.copy(e.center).add(tw)),this.expandByPoint(tT.copy(e.center).sub(tw)))),this}equals(e){return e.center.equals(this.center)&&e.radius===this.radius}clone(){return new this.constructor().copy(this)}toJSON(){return{radius:this.radius,center:this.center.toArray()}}fromJSON(e){return this.radius=e.radius,this.center.fromArray(e.center),this}},tR=0,tC=new ef,tP=new eH,tL=new X,tD=new ti,tN=new ti,tI=new X,tU=class e extends O{constructor(){super(),this.isBufferGeometry=!0,Object.defineProperty(this,"id",{value:tR++}),this.uuid=k(),this.name="",this.type="BufferGeometry",this.index=null,this.indirect=null,this.indirectOffset=0,this.attributes={},this.morphAttributes={},this.morphTargetsRelative=!1,this.groups=[],this.boundingBox=null,this.boundingSphere=null,this.drawRange={start:0,count:1/0},this.userData={},this._transformed=!1}getIndex(){return this.index}setIndex(e){return Array.isArray(e)?this.index=new(!function(e){for(let t=e.length-1;t>=0;--t)if(e[t]>=65535)return!0;return!1}(e)?tM:ty)(e,1):this.index=e,this}setIndirect(e,t=0){return this.indirect=e,this.indirectOffset=t,this}getIndirect(){return this.indirect}getAttribute(e){return this.attributes[e]}setAttribute(e,t){return this.attributes[e]=t,this}deleteAttribute(e){return delete this.attributes[e],this}hasAttribute(e){return void 0!==this.attributes[e]}addGroup(e,t,i=0){this.groups.push({start:e,count:t,materialIndex:i})}clearGroups(){this.groups=[]}setDrawRange(e,t){this.drawRange.start=e,this.drawRange.count=t}applyMatrix4(e){let t=this.attributes.position;void 0!==t&&(t.applyMatrix4(e),t.needsUpdate=!0);let i=this.attributes.normal;if(void 0!==i){let t=new Y().getNormalMatrix(e);i.applyNormalMatrix(t),i.needsUpdate=!0}let r=this.attributes.tangent;return void 0!==r&&(r.transformDirection(e),r.needsUpdate=!0),null!==this.boundingBox&&this.computeBoundingBox(),null!==this.boundingSphere&&this.computeBoundingSphere(),this._transformed=!0,this}applyQuaternion(e){return tC.makeRotationFromQuaternion(e),this.applyMatrix4(tC),this}rotateX(e){return tC.makeRotationX(e),this.applyMatrix4(tC),this}rotateY(e){return tC.makeRotationY(e),this.applyMatrix4(tC),this}rotateZ(e){return tC.makeRotationZ(e),this.applyMatrix4(tC),this}translate(e,t,i){return tC.makeTranslation(e,t,i),this.applyMatrix4(tC),this}scale(e,t,i){return tC.makeScale(e,t,i),this.applyMatrix4(tC),this}lookAt(e){return tP.lookAt(e),tP.updateMatrix(),this.applyMatrix4(tP.matrix),this}center(){return this.computeBoundingBox(),this.boundingBox.getCenter(tL).negate(),this.translate(tL.x,tL.y,tL.z),this}setFromPoints(e){let t=this.getAttribute("position");if(void 0===t){let t=[];for(let i=0,r=e.length;i<r;i++){let r=e[i];t.push(r.x,r.y,r.z||0)}this.setAttribute("position",new tb(t,3))}else{let i=Math.min(e.length,t.count);for(let r=0;r<i;r++){let i=e[r];t.setXYZ(r,i.x,i.y,i.z||0)}e.length>t.count&&D("BufferGeometry: Buffer size too small for points data. Use .dispose() and create a new geometry."),t.needsUpdate=!0}return this}computeBoundingBox(){null===this.boundingBox&&(this.boundingBox=new ti);let e=this.attributes.position,t=this.morphAttributes.position;if(e&&e.isGLBufferAttribute){N("BufferGeometry.computeBoundingBox(): GLBufferAttribute requires a manual bounding box.",this),this.boundingBox.set(new X(-1/0,-1/0,-1/0),new X(1/0,1/0,1/0));return}if(void 0!==e){if(this.boundingBox.setFromBufferAttribute(e),t)for(let e=0,i=t.length;e<i;e++){let i=t[e];tD.setFromBufferAttribute(i),this.morphTargetsRelative?(tI.addVectors(this.boundingBox.min,tD.min),this.boundingBox.expandByPoint(tI),tI.addVectors(this.boundingBox.max,tD.max),this.boundingBox.expandByPoint(tI)):(this.boundingBox.expandByPoint(tD.min),this.boundingBox.expandByPoint(tD.max))}}else this.boundingBox.makeEmpty();(isNaN(this.boundingBox.min.x)||isNaN(this.boundingBox.min.y)||isNaN(this.boundingBox.min.z))&&N('BufferGeometry.computeBoundingBox(): Computed min/max have NaN values. The "position" attribute is likely to have NaN values.',this)}computeBoundingSphere(){null===this.boundingSphere&&(this.boundingSphere=new tA);let e=this.attributes.position,t=this.morphAttributes.position;if(e&&e.isGLBufferAttribute){N("BufferGeometry.computeBoundingSphere(): GLBufferAttribute requires a manual bounding sphere.",this),this.boundingSphere.set(new X,1/0);return}if(e){let i=this.boundingSphere.center;if(tD.setFromBufferAttribute(e),t)for(let e=0,i=t.length;e<i;e++){let i=t[e];tN.setFromBufferAttribute(i),this.morphTargetsRelative?(tI.addVectors(tD.min,tN.min),tD.expandByPoint(tI),tI.addVectors(tD.max,tN.max),tD.expandByPoint(tI)):(tD.expandByPoint(tN.min),tD.expandByPoint(tN.max))}tD.getCenter(i);let r=0;for(let t=0,a=e.count;t<a;t++)tI.fromBufferAttribute(e,t),r=Math.max(r,i.distanceToSquared(tI));if(t)for(let a=0,s=t.length;a<s;a++){let s=t[a],n=this.morphTargetsRelative;for(let t=0,a=s.count;t<a;t++)tI.fromBufferAttribute(s,t),n&&(tL.fromBufferAttribute(e,t),tI.add(tL)),r=Math.max(r,i.distanceToSquared(tI))}this.boundingSphere.radius=Math.sqrt(r),isNaN(this.boundingSphere.radius)&&N('BufferGeometry.computeBoundingSphere(): Computed radius is NaN. The "position" attribute is likely to have NaN values.',this)}}computeTangents(){let e=this.index,t=this.attributes;if(null===e||void 0===t.position||void 0===t.normal||void 0===t.uv)return void N("BufferGeometry: .computeTangents() failed. Missing required attributes (index, position, normal or uv)");let i=t.position,r=t.normal,a=t.uv,s=this.getAttribute("tangent");(void 0===s||s.count!==i.count)&&(s=new tS(new Float32Array(4*i.count),4),this.setAttribute("tangent",s));let n=[],o=[],l=new Uint8Array(i.count);for(let e=0;e<i.count;e++)n[e]=new X,o[e]=new X;let h=new X,d=new X,c=new X,u=new V,p=new V,f=new V,m=new X,g=new X,_=this.groups;0===_.length&&(_=[{start:0,count:e.count}]);for(let t=0,r=_.length;t<r;++t){let r=_[t],s=r.start,v=r.count;for(let t=s,r=s+v;t<r;t+=3)!function(e,t,r){l[e]=l[t]=l[r]=1,h.fromBufferAttribute(i,e),d.fromBufferAttribute(i,t),c.fromBufferAttribute(i,r),u.fromBufferAttribute(a,e),p.fromBufferAttribute(a,t),f.fromBufferAttribute(a,r),d.sub(h),c.sub(h),p.sub(u),f.sub(u);let s=1/(p.x*f.y-f.x*p.y);isFinite(s)&&(m.copy(d).multiplyScalar(f.y).addScaledVector(c,-p.y).multiplyScalar(s),g.copy(c).multiplyScalar(p.x).addScaledVector(d,-f.x).multiplyScalar(s),n[e].add(m),n[t].add(m),n[r].add(m),o[e].add(g),o[t].add(g),o[r].add(g))}(e.getX(t+0),e.getX(t+1),e.getX(t+2))}let v=new X,x=new X,S=new X,M=new X;for(let e=0,t=i.count;e<t;++e)l[e]&&function(e){S.fromBufferAttribute(r,e),M.copy(S);let t=n[e];v.copy(t),v.sub(S.multiplyScalar(S.dot(t))).normalize(),x.crossVectors(M,t);let i=0>x.dot(o[e])?-1:1;s.setXYZW(e,v.x,v.y,v.z,i)}(e);this._transformed=!0}computeVertexNormals(){let e=this.index,t=this.getAttribute("position");if(void 0!==t){let i=this.getAttribute("normal");if(void 0===i||i.count!==t.count)i=new tS(new Float32Array(3*t.count),3),this.setAttribute("normal",i);else for(let e=0,t=i.count;e<t;e++)i.setXYZ(e,0,0,0);let r=new X,a=new X,s=new X,n=new X,o=new X,l=new X,h=new X,d=new X;if(e)for(let c=0,u=e.count;c<u;c+=3){let u=e.getX(c+0),p=e.getX(c+1),f=e.getX(c+2);r.fromBufferAttribute(t,u),a.fromBufferAttribute(t,p),s.fromBufferAttribute(t,f),h.subVectors(s,a),d.subVectors(r,a),h.cross(d),n.fromBufferAttribute(i,u),o.fromBufferAttribute(i,p),l.fromBufferAttribute(i,f),n.add(h),o.add(h),l.add(h),i.setXYZ(u,n.x,n.y,n.z),i.setXYZ(p,o.x,o.y,o.z),i.setXYZ(f,l.x,l.y,l.z)}else for(let e=0,n=t.count;e<n;e+=3)r.fromBufferAttribute(t,e+0),a.fromBufferAttribute(t,e+1),s.fromBufferAttribute(t,e+2),h.subVectors(s,a),d.subVectors(r,a),h.cross(d),i.setXYZ(e+0,h.x,h.y,h.z),i.setXYZ(e+1,h.x,h.y,h.z),i.setXYZ(e+2,h.x,h.y,h.z);this.normalizeNormals(),i.needsUpdate=!0}}normalizeNormals(){let e=this.attributes.normal;for(let t=0,i=e.count;t<i;t++)tI.fromBufferAttribute(e,t),tI.normalize(),e.setXYZ(t,tI.x,tI.y,tI.z)}toNonIndexed(){function t(e,t){let i=e.array,r=e.itemSize,a=e.normalized,s=new i.constructor(t.length*r),n=0,o=0;for(let a=0,l=t.length;a<l;a++){n=e.isInterleavedBufferAttribute?t[a]*e.data.stride+e.offset:t[a]*r;for(let e=0;e<r;e++)s[o++]=i[n++]}return new tS(s,r,a)}if(null===this.index)return D("BufferGeometry.toNonIndexed(): BufferGeometry is already non-indexed."),this;let i=new e,r=this.index.array,a=this.attributes;for(let e in a){let s=t(a[e],r);i.setAttribute(e,s)}let s=this.morphAttributes;for(let e in s){let a=[],n=s[e];for(let e=0,i=n.length;e<i;e++){let i=t(n[e],r);a.push(i)}i.morphAttributes[e]=a}i.morphTargetsRelative=this.morphTargetsRelative;let n=this.groups;for(let e=0,t=n.length;e<t;e++){let t=n[e];i.addGroup(t.start,t.count,t.materialIndex)}return i}toJSON(){let e={metadata:{version:4.7,type:"BufferGeometry",generator:"BufferGeometry.toJSON"}};if(e.uuid=this.uuid,e.type=void 0!==this.parameters&&!0===this._transformed?"BufferGeometry":this.type,e.name=this.name,Object.keys(this.userData).length>0&&(e.userData=this.userData),void 0!==this.parameters&&!0!==this._transformed){let t=this.parameters;for(let i in t)void 0!==t[i]&&(e[i]=t[i]);return e}e.data={attributes:{}};let t=this.index;null!==t&&(e.data.index={type:t.array.constructor.name,array:Array.prototype.slice.call(t.array)});let i=this.attributes;for(let t in i){let r=i[t];e.data.attributes[t]=r.toJSON(e.data)}let r={},a=!1;for(let t in this.morphAttributes){let i=this.morphAttributes[t],s=[];for(let t=0,r=i.length;t<r;t++){let r=i[t];s.push(r.toJSON(e.data))}s.length>0&&(r[t]=s,a=!0)}a&&(e.data.morphAttributes=r,e.data.morphTargetsRelative=this.morphTargetsRelative);let s=this.groups;s.length>0&&(e.data.groups=JSON.parse(JSON.stringify(s)));let n=this.boundingSphere;return null!==n&&(e.data.boundingSphere=n.toJSON()),e}clone(){return new this.constructor().copy(this)}copy(e){this.index=null,this.attributes={},this.morphAttributes={},this.groups=[],this.boundingBox=null,this.boundingSphere=null;let t={};this.name=e.name;let i=e.index;null!==i&&this.setIndex(i.clone());let r=e.attributes;for(let e in r){let i=r[e];this.setAttribute(e,i.clone(t))}let a=e.morphAttributes;for(let e in a){let i=[],r=a[e];for(let e=0,a=r.length;e<a;e++)i.push(r[e].clone(t));this.morphAttributes[e]=i}this.morphTargetsRelative=e.morphTargetsRelative;let s=e.groups;for(let e=0,t=s.length;e<t;e++){let t=s[e];this.addGroup(t.start,t.count,t.materialIndex)}let n=e.boundingBox;null!==n&&(this.boundingBox=n.clone());let o=e.boundingSphere;return null!==o&&(this.boundingSphere=o.clone()),this.drawRange.start=e.drawRange.start,this.drawRange.count=e.drawRange.count,this.userData=e.userData,this._transformed=e._transformed,this}dispose(){this.dispatchEvent({type:"dispose"})}},tO=new X,tF=new X,tB=new Y,tz=class{constructor(e=new X(1,0,0),t=0){this.isPlane=!0,this.normal=e,this.constant=t}set(e,t){return this.normal.copy(e),this.constant=t,this}setComponents(e,t,i,r){return this.normal.set(e,t,i),this.constant=r,this}setFromNormalAndCoplanarPoint(e,t){return this.normal.copy(e),this.constant=-t.dot(this.normal),this}setFromCoplanarPoints(e,t,i){let r=tO.subVectors(i,t).cross(tF.subVectors(e,t)).normalize();return this.setFromNormalAndCoplanarPoint(r,e),this}copy(e){return this.normal.copy(e.normal),this.constant=e.constant,this}normalize(){let e=1/this.normal.length();return this.normal.multiplyScalar(e),this.constant*=e,this}negate(){return this.constant*=-1,this.normal.negate(),this}distanceToPoint(e){return this.normal.dot(e)+this.constant}distanceToSphere(e){return this.distanceToPoint(e.center)-e.radius}projectPoint(e,t){return t.copy(e).addScaledVector(this.normal,-this.distanceToPoint(e))}intersectLine(e,t,i=!0){let r=e.delta(tO),a=this.normal.dot(r);if(0===a)return 0===this.distanceToPoint(e.start)?t.copy(e.start):null;let s=-(e.start.dot(this.normal)+this.constant)/a;return!0===i&&(s<0||s>1)?null:t.copy(e.start).addScaledVector(r,s)}intersectsLine(e){let t=this.distanceToPoint(e.start),i=this.distanceToPoint(e.end);return t<0&&i>0||i<0&&t>0}intersectsBox(e){return e.intersectsPlane(this)}intersectsSphere(e){return e.intersectsPlane(this)}coplanarPoint(e){return e.copy(this.normal).multiplyScalar(-this.constant)}applyMatrix4(e,t){let i=t||tB.getNormalMatrix(e),r=this.coplanarPoint(tO).applyMatrix4(e),a=this.normal.applyMatrix3(i).normalize();return this.constant=-r.dot(a),this}translate(e){return this.constant-=e.dot(this.normal),this}equals(e){return e.normal.equals(this.normal)&&e.constant===this.constant}clone(){return new this.constructor().copy(this)}toJSON(){return{normal:this.normal.toArray(),constant:this.constant}}fromJSON(e){return this.normal.fromArray(e.normal),this.constant=e.constant,this}},tk=0,tH=class extends O{constructor(){super(),this.isMaterial=!0,Object.defineProperty(this,"id",{value:tk++}),this.uuid=k(),this.name="",this.type="Material",this.blending=1,this.side=0,this.vertexColors=!1,this.opacity=1,this.transparent=!1,this.alphaHash=!1,this.blendSrc=204,this.blendDst=205,this.blendEquation=100,this.blendSrcAlpha=null,this.blendDstAlpha=null,this.blendEquationAlpha=null,this.blendColor=new eK(0,0,0),this.blendAlpha=0,this.depthFunc=3,this.depthTest=!0,this.depthWrite=!0,this.stencilWriteMask=255,this.stencilFunc=519,this.stencilRef=0,this.stencilFuncMask=255,this.stencilFail=7680,this.stencilZFail=7680,this.stencilZPass=7680,this.stencilWrite=!1,this.clippingPlanes=null,this.clipIntersection=!1,this.clipShadows=!1,this.shadowSide=null,this.colorWrite=!0,this.precision=null,this.polygonOffset=!1,this.polygonOffsetFactor=0,this.polygonOffsetUnits=0,this.dithering=!1,this.alphaToCoverage=!1,this.premultipliedAlpha=!1,this.forceSinglePass=!1,this.allowOverride=!0,this.visible=!0,this.toneMapped=!0,this.userData={},this.version=0,this._alphaTest=0}get alphaTest(){return this._alphaTest}set alphaTest(e){this._alphaTest>0!=e>0&&this.version++,this._alphaTest=e}onBeforeRender(){}onBeforeCompile(){}customProgramCacheKey(){return this.onBeforeCompile.toString()}setValues(e){if(void 0!==e)for(let t in e){let i=e[t];if(void 0===i){D(`Material: parameter '${t}' has value of undefined.`);continue}let r=this[t];if(void 0===r){D(`Material: '${t}' is not a property of THREE.${this.type}.`);continue}r&&r.isColor?r.set(i):r&&r.isVector2&&i&&i.isVector2||r&&r.isEuler&&i&&i.isEuler||r&&r.isVector3&&i&&i.isVector3?r.copy(i):this[t]=i}}toJSON(e){let t=void 0===e||"string"==typeof e;t&&(e={textures:{},images:{}});let i={metadata:{version:4.7,type:"Material",generator:"Material.toJSON"}};function r(e){let t=[];for(let i in e){let r=e[i];delete r.metadata,t.push(r)}return t}if(i.uuid=this.uuid,i.type=this.type,i.blending=this.blending,i.side=this.side,i.shadowSide=this.shadowSide,i.vertexColors=this.vertexColors,i.opacity=this.opacity,i.transparent=this.transparent,i.blendSrc=this.blendSrc,i.blendDst=this.blendDst,i.blendEquation=this.blendEquation,i.blendSrcAlpha=this.blendSrcAlpha,i.blendDstAlpha=this.blendDstAlpha,i.blendEquationAlpha=this.blendEquationAlpha,i.blendColor=this.blendColor.getHex(),i.blendAlpha=this.blendAlpha,i.depthFunc=this.depthFunc,i.depthTest=this.depthTest,i.depthWrite=this.depthWrite,i.colorWrite=this.colorWrite,i.clipIntersection=this.clipIntersection,i.clipShadows=this.clipShadows,i.stencilWriteMask=this.stencilWriteMask,i.stencilFunc=this.stencilFunc,i.stencilRef=this.stencilRef,i.stencilFuncMask=this.stencilFuncMask,i.stencilFail=this.stencilFail,i.stencilZFail=this.stencilZFail,i.stencilZPass=this.stencilZPass,i.stencilWrite=this.stencilWrite,i.polygonOffset=this.polygonOffset,i.polygonOffsetFactor=this.polygonOffsetFactor,i.polygonOffsetUnits=this.polygonOffsetUnits,i.dithering=this.dithering,i.alphaTest=this.alphaTest,i.alphaHash=this.alphaHash,i.alphaToCoverage=this.alphaToCoverage,i.premultipliedAlpha=this.premultipliedAlpha,i.forceSinglePass=this.forceSinglePass,i.allowOverride=this.allowOverride,i.visible=this.visible,i.toneMapped=this.toneMapped,i.name=this.name,this.color&&this.color.isColor&&(i.color=this.color.getHex()),void 0!==this.roughness&&(i.roughness=this.roughness),void 0!==this.metalness&&(i.metalness=this.metalness),void 0!==this.sheen&&(i.sheen=this.sheen),this.sheenColor&&this.sheenColor.isColor&&(i.sheenColor=this.sheenColor.getHex()),void 0!==this.sheenRoughness&&(i.sheenRoughness=this.sheenRoughness),this.emissive&&this.emissive.isColor&&(i.emissive=this.emissive.getHex()),void 0!==this.emissiveIntensity&&(i.emissiveIntensity=this.emissiveIntensity),this.specular&&this.specular.isColor&&(i.specular=this.specular.getHex()),void 0!==this.specularIntensity&&(i.specularIntensity=this.specularIntensity),this.specularColor&&this.specularColor.isColor&&(i.specularColor=this.specularColor.getHex()),void 0!==this.shininess&&(i.shininess=this.shininess),void 0!==this.clearcoat&&(i.clearcoat=this.clearcoat),void 0!==this.clearcoatRoughness&&(i.clearcoatRoughness=this.clearcoatRoughness),void 0!==this.diffuseRoughness&&(i.diffuseRoughness=this.diffuseRoughness),this.diffuseRoughnessMap&&this.diffuseRoughnessMap.isTexture&&(i.diffuseRoughnessMap=this.diffuseRoughnessMap.toJSON(e).uuid),this.clearcoatMap&&this.clearcoatMap.isTexture&&(i.clearcoatMap=this.clearcoatMap.toJSON(e).uuid),this.clearcoatRoughnessMap&&this.clearcoatRoughnessMap.isTexture&&(i.clearcoatRoughnessMap=this.clearcoatRoughnessMap.toJSON(e).uuid),this.clearcoatNormalMap&&this.clearcoatNormalMap.isTexture&&(i.clearcoatNormalMap=this.clearcoatNormalMap.toJSON(e).uuid,i.clearcoatNormalScale=this.clearcoatNormalScale.toArray()),this.sheenColorMap&&this.sheenColorMap.isTexture&&(i.sheenColorMap=this.sheenColorMap.toJSON(e).uuid),this.sheenRoughnessMap&&this.sheenRoughnessMap.isTexture&&(i.sheenRoughnessMap=this.sheenRoughnessMap.toJSON(e).uuid),void 0!==this.dispersion&&(i.dispersion=this.dispersion),void 0!==this.retroreflectivity&&(i.retroreflectivity=this.retroreflectivity),void 0!==this.iridescence&&(i.iridescence=this.iridescence),void 0!==this.iridescenceIOR&&(i.iridescenceIOR=this.iridescenceIOR),void 0!==this.iridescenceThicknessMinimum&&(i.iridescenceThicknessMinimum=this.iridescenceThicknessMinimum),void 0!==this.iridescenceThicknessMaximum&&(i.iridescenceThicknessMaximum=this.iridescenceThicknessMaximum),this.iridescenceMap&&this.iridescenceMap.isTexture&&(i.iridescenceMap=this.iridescenceMap.toJSON(e).uuid),this.iridescenceThicknessMap&&this.iridescenceThicknessMap.isTexture&&(i.iridescenceThicknessMap=this.iridescenceThicknessMap.toJSON(e).uuid),void 0!==this.anisotropy&&(i.anisotropy=this.anisotropy),void 0!==this.anisotropyRotation&&(i.anisotropyRotation=this.anisotropyRotation),this.anisotropyMap&&this.anisotropyMap.isTexture&&(i.anisotropyMap=this.anisotropyMap.toJSON(e).uuid),this.map&&this.map.isTexture&&(i.map=this.map.toJSON(e).uuid),this.matcap&&this.matcap.isTexture&&(i.matcap=this.matcap.toJSON(e).uuid),this.alphaMap&&this.alphaMap.isTexture&&(i.alphaMap=this.alphaMap.toJSON(e).uuid),this.lightMap&&this.lightMap.isTexture&&(i.lightMap=this.lightMap.toJSON(e).uuid,i.lightMapIntensity=this.lightMapIntensity),this.aoMap&&this.aoMap.isTexture&&(i.aoMap=this.aoMap.toJSON(e).uuid,i.aoMapIntensity=this.aoMapIntensity),this.bumpMap&&this.bumpMap.isTexture&&(i.bumpMap=this.bumpMap.toJSON(e).uuid,i.bumpScale=this.bumpScale),this.normalMap&&this.normalMap.isTexture&&(i.normalMap=this.normalMap.toJSON(e).uuid,i.normalMapType=this.normalMapType,i.normalScale=this.normalScale.toArray()),this.displacementMap&&this.displacementMap.isTexture&&(i.displacementMap=this.displacementMap.toJSON(e).uuid,i.displacementScale=this.displacementScale,i.displacementBias=this.displacementBias),this.roughnessMap&&this.roughnessMap.isTexture&&(i.roughnessMap=this.roughnessMap.toJSON(e).uuid),this.metalnessMap&&this.metalnessMap.isTexture&&(i.metalnessMap=this.metalnessMap.toJSON(e).uuid),this.emissiveMap&&this.emissiveMap.isTexture&&(i.emissiveMap=this.emissiveMap.toJSON(e).uuid),this.specularMap&&this.specularMap.isTexture&&(i.specularMap=this.specularMap.toJSON(e).uuid),this.specularIntensityMap&&this.specularIntensityMap.isTexture&&(i.specularIntensityMap=this.specularIntensityMap.toJSON(e).uuid),this.specularColorMap&&this.specularColorMap.isTexture&&(i.specularColorMap=this.specularColorMap.toJSON(e).uuid),this.envMap&&this.envMap.isTexture&&(i.envMap=this.envMap.toJSON(e).uuid,void 0!==this.combine&&(i.combine=this.combine)),void 0!==this.envMapRotation&&(i.envMapRotation=this.envMapRotation.toArray()),void 0!==this.envMapIntensity&&(i.envMapIntensity=this.envMapIntensity),void 0!==this.reflectivity&&(i.reflectivity=this.reflectivity),void 0!==this.refractionRatio&&(i.refractionRatio=this.refractionRatio),this.gradientMap&&this.gradientMap.isTexture&&(i.gradientMap=this.gradientMap.toJSON(e).uuid),void 0!==this.transmission&&(i.transmission=this.transmission),this.transmissionMap&&this.transmissionMap.isTexture&&(i.transmissionMap=this.transmissionMap.toJSON(e).uuid),void 0!==this.thickness&&(i.thickness=this.thickness),this.thicknessMap&&this.thicknessMap.isTexture&&(i.thicknessMap=this.thicknessMap.toJSON(e).uuid),void 0!==this.attenuationDistance&&(i.attenuationDistance=this.attenuationDistance),void 0!==this.attenuationColor&&(i.attenuationColor=this.attenuationColor.getHex()),void 0!==this.size&&(i.size=this.size),void 0!==this.sizeAttenuation&&(i.sizeAttenuation=this.sizeAttenuation),Array.isArray(this.clippingPlanes)&&this.clippingPlanes.length>0&&(i.clippingPlanes=this.clippingPlanes.map(e=>e.toJSON())),void 0!==this.rotation&&(i.rotation=this.rotation),void 0!==this.depthPacking&&(i.depthPacking=this.depthPacking),void 0!==this.linewidth&&(i.linewidth=this.linewidth),void 0!==this.linecap&&(i.linecap=this.linecap),void 0!==this.linejoin&&(i.linejoin=this.linejoin),void 0!==this.dashSize&&(i.dashSize=this.dashSize),void 0!==this.gapSize&&(i.gapSize=this.gapSize),void 0!==this.scale&&(i.scale=this.scale),void 0!==this.wireframe&&(i.wireframe=this.wireframe),void 0!==this.wireframeLinewidth&&(i.wireframeLinewidth=this.wireframeLinewidth),void 0!==this.wireframeLinecap&&(i.wireframeLinecap=this.wireframeLinecap),void 0!==this.wireframeLinejoin&&(i.wireframeLinejoin=this.wireframeLinejoin),void 0!==this.flatShading&&(i.flatShading=this.flatShading),void 0!==this.fog&&(i.fog=this.fog),Object.keys(this.userData).length>0&&(i.userData=this.userData),t){let t=r(e.textures),a=r(e.images);t.length>0&&(i.textures=t),a.length>0&&(i.images=a)}return i}fromJSON(e,t){if(void 0!==e.uuid&&(this.uuid=e.uuid),void 0!==e.name&&(this.name=e.name),void 0!==e.color&&void 0!==this.color&&this.color.setHex(e.color),void 0!==e.roughness&&(this.roughness=e.roughness),void 0!==e.metalness&&(this.metalness=e.metalness),void 0!==e.sheen&&(this.sheen=e.sheen),void 0!==e.sheenColor&&(this.sheenColor=new eK().setHex(e.sheenColor)),void 0!==e.sheenRoughness&&(this.sheenRoughness=e.sheenRoughness),void 0!==e.emissive&&void 0!==this.emissive&&this.emissive.setHex(e.emissive),void 0!==e.specular&&void 0!==this.specular&&this.specular.setHex(e.specular),void 0!==e.specularIntensity&&(this.specularIntensity=e.specularIntensity),void 0!==e.specularColor&&void 0!==this.specularColor&&this.specularColor.setHex(e.specularColor),void 0!==e.shininess&&(this.shininess=e.shininess),void 0!==e.clearcoat&&(this.clearcoat=e.clearcoat),void 0!==e.clearcoatRoughness&&(this.clearcoatRoughness=e.clearcoatRoughness),void 0!==e.diffuseRoughness&&(this.diffuseRoughness=e.diffuseRoughness),void 0!==e.dispersion&&(this.dispersion=e.dispersion),void 0!==e.retroreflectivity&&(this.retroreflectivity=e.retroreflectivity),void 0!==e.iridescence&&(this.iridescence=e.iridescence),void 0!==e.iridescenceIOR&&(this.iridescenceIOR=e.iridescenceIOR),void 0!==e.iridescenceThicknessMinimum&&(this.iridescenceThicknessMinimum=e.iridescenceThicknessMinimum),void 0!==e.iridescenceThicknessMaximum&&(this.iridescenceThicknessMaximum=e.iridescenceThicknessMaximum),void 0!==e.iridescenceThicknessRange&&(this.iridescenceThicknessMinimum=e.iridescenceThicknessRange[0],this.iridescenceThicknessMaximum=e.iridescenceThicknessRange[1]),void 0!==e.transmission&&(this.transmission=e.transmission),void 0!==e.thickness&&(this.thickness=e.thickness),void 0!==e.attenuationDistance&&(this.attenuationDistance=e.attenuationDistance),void 0!==e.attenuationColor&&void 0!==this.attenuationColor&&this.attenuationColor.setHex(e.attenuationColor),void 0!==e.anisotropy&&(this.anisotropy=e.anisotropy),void 0!==e.anisotropyRotation&&(this.anisotropyRotation=e.anisotropyRotation),void 0!==e.fog&&(this.fog=e.fog),void 0!==e.flatShading&&(this.flatShading=e.flatShading),void 0!==e.blending&&(this.blending=e.blending),void 0!==e.combine&&(this.combine=e.combine),void 0!==e.side&&(this.side=e.side),void 0!==e.shadowSide&&(this.shadowSide=e.shadowSide),void 0!==e.opacity&&(this.opacity=e.opacity),void 0!==e.transparent&&(this.transparent=e.transparent),void 0!==e.alphaTest&&(this.alphaTest=e.alphaTest),void 0!==e.alphaHash&&(this.alphaHash=e.alphaHash),void 0!==e.depthFunc&&(this.depthFunc=e.depthFunc),void 0!==e.depthTest&&(this.depthTest=e.depthTest),void 0!==e.depthWrite&&(this.depthWrite=e.depthWrite),void 0!==e.colorWrite&&(this.colorWrite=e.colorWrite),void 0!==e.clippingPlanes&&(this.clippingPlanes=e.clippingPlanes.map(e=>new tz().fromJSON(e))),void 0!==e.clipIntersection&&(this.clipIntersection=e.clipIntersection),void 0!==e.clipShadows&&(this.clipShadows=e.clipShadows),void 0!==e.depthPacking&&(this.depthPacking=e.depthPacking),void 0!==e.blendSrc&&(this.blendSrc=e.blendSrc),void 0!==e.blendDst&&(this.blendDst=e.blendDst),void 0!==e.blendEquation&&(this.blendEquation=e.blendEquation),void 0!==e.blendSrcAlpha&&(this.blendSrcAlpha=e.blendSrcAlpha),void 0!==e.blendDstAlpha&&(this.blendDstAlpha=e.blendDstAlpha),void 0!==e.blendEquationAlpha&&(this.blendEquationAlpha=e.blendEquationAlpha),void 0!==e.blendColor&&void 0!==this.blendColor&&this.blendColor.setHex(e.blendColor),void 0!==e.blendAlpha&&(this.blendAlpha=e.blendAlpha),void 0!==e.stencilWriteMask&&(this.stencilWriteMask=e.stencilWriteMask),void 0!==e.stencilFunc&&(this.stencilFunc=e.stencilFunc),void 0!==e.stencilRef&&(this.stencilRef=e.stencilRef),void 0!==e.stencilFuncMask&&(this.stencilFuncMask=e.stencilFuncMask),void 0!==e.stencilFail&&(this.stencilFail=e.stencilFail),void 0!==e.stencilZFail&&(this.stencilZFail=e.stencilZFail),void 0!==e.stencilZPass&&(this.stencilZPass=e.stencilZPass),void 0!==e.stencilWrite&&(this.stencilWrite=e.stencilWrite),void 0!==e.wireframe&&(this.wireframe=e.wireframe),void 0!==e.wireframeLinewidth&&(this.wireframeLinewidth=e.wireframeLinewidth),void 0!==e.wireframeLinecap&&(this.wireframeLinecap=e.wireframeLinecap),void 0!==e.wireframeLinejoin&&(this.wireframeLinejoin=e.wireframeLinejoin),void 0!==e.rotation&&(this.rotation=e.rotation),void 0!==e.linewidth&&(this.linewidth=e.linewidth),void 0!==e.linecap&&(this.linecap=e.linecap),void 0!==e.linejoin&&(this.linejoin=e.linejoin),void 0!==e.dashSize&&(this.dashSize=e.dashSize),void 0!==e.gapSize&&(this.gapSize=e.gapSize),void 0!==e.scale&&(this.scale=e.scale),void 0!==e.polygonOffset&&(this.polygonOffset=e.polygonOffset),void 0!==e.polygonOffsetFactor&&(this.polygonOffsetFactor=e.polygonOffsetFactor),void 0!==e.polygonOffsetUnits&&(this.polygonOffsetUnits=e.polygonOffsetUnits),void 0!==e.dithering&&(this.dithering=e.dithering),void 0!==e.alphaToCoverage&&(this.alphaToCoverage=e.alphaToCoverage),void 0!==e.premultipliedAlpha&&(this.premultipliedAlpha=e.premultipliedAlpha),void 0!==e.forceSinglePass&&(this.forceSinglePass=e.forceSinglePass),void 0!==e.allowOverride&&(this.allowOverride=e.allowOverride),void 0!==e.visible&&(this.visible=e.visible),void 0!==e.toneMapped&&(this.toneMapped=e.toneMapped),void 0!==e.userData&&(this.userData=e.userData),void 0!==e.vertexColors&&("number"==typeof e.vertexColors?this.vertexColors=e.vertexColors>0:this.vertexColors=e.vertexColors),void 0!==e.size&&(this.size=e.size),void 0!==e.sizeAttenuation&&(this.sizeAttenuation=e.sizeAttenuation),void 0!==e.map&&(this.map=t[e.map]||null),void 0!==e.matcap&&(this.matcap=t[e.matcap]||null),void 0!==e.alphaMap&&(this.alphaMap=t[e.alphaMap]||null),void 0!==e.bumpMap&&(this.bumpMap=t[e.bumpMap]||null),void 0!==e.bumpScale&&(this.bumpScale=e.bumpScale),void 0!==e.normalMap&&(this.normalMap=t[e.normalMap]||null),void 0!==e.normalMapType&&(this.normalMapType=e.normalMapType),void 0!==e.normalScale){let t=e.normalScale;!1===Array.isArray(t)&&(t=[t,t]),this.normalScale=new V().fromArray(t)}return void 0!==e.displacementMap&&(this.displacementMap=t[e.displacementMap]||null),void 0!==e.displacementScale&&(this.displacementScale=e.displacementScale),void 0!==e.displacementBias&&(this.displacementBias=e.displacementBias),void 0!==e.roughnessMap&&(this.roughnessMap=t[e.roughnessMap]||null),void 0!==e.metalnessMap&&(this.metalnessMap=t[e.metalnessMap]||null),void 0!==e.emissiveMap&&(this.emissiveMap=t[e.emissiveMap]||null),void 0!==e.emissiveIntensity&&(this.emissiveIntensity=e.emissiveIntensity),void 0!==e.specularMap&&(this.specularMap=t[e.specularMap]||null),void 0!==e.specularIntensityMap&&(this.specularIntensityMap=t[e.specularIntensityMap]||null),void 0!==e.specularColorMap&&(this.specularColorMap=t[e.specularColorMap]||null),void 0!==e.envMap&&(this.envMap=t[e.envMap]||null),void 0!==e.envMapRotation&&this.envMapRotation.fromArray(e.envMapRotation),void 0!==e.envMapIntensity&&(this.envMapIntensity=e.envMapIntensity),void 0!==e.reflectivity&&(this.reflectivity=e.reflectivity),void 0!==e.refractionRatio&&(this.refractionRatio=e.refractionRatio),void 0!==e.lightMap&&(this.lightMap=t[e.lightMap]||null),void 0!==e.lightMapIntensity&&(this.lightMapIntensity=e.lightMapIntensity),void 0!==e.aoMap&&(this.aoMap=t[e.aoMap]||null),void 0!==e.aoMapIntensity&&(this.aoMapIntensity=e.aoMapIntensity),void 0!==e.gradientMap&&(this.gradientMap=t[e.gradientMap]||null),void 0!==e.clearcoatMap&&(this.clearcoatMap=t[e.clearcoatMap]||null),void 0!==e.clearcoatRoughnessMap&&(this.clearcoatRoughnessMap=t[e.clearcoatRoughnessMap]||null),void 0!==e.clearcoatNormalMap&&(this.clearcoatNormalMap=t[e.clearcoatNormalMap]||null),void 0!==e.clearcoatNormalScale&&(this.clearcoatNormalScale=new V().fromArray(e.clearcoatNormalScale)),void 0!==e.diffuseRoughnessMap&&(this.diffuseRoughnessMap=t[e.diffuseRoughnessMap]||null),void 0!==e.iridescenceMap&&(this.iridescenceMap=t[e.iridescenceMap]||null),void 0!==e.iridescenceThicknessMap&&(this.iridescenceThicknessMap=t[e.iridescenceThicknessMap]||null),void 0!==e.transmissionMap&&(this.transmissionMap=t[e.transmissionMap]||null),void 0!==e.thicknessMap&&(this.thicknessMap=t[e.thicknessMap]||null),void 0!==e.anisotropyMap&&(this.anisotropyMap=t[e.anisotropyMap]||null),void 0!==e.sheenColorMap&&(this.sheenColorMap=t[e.sheenColorMap]||null),void 0!==e.sheenRoughnessMap&&(this.sheenRoughnessMap=t[e.sheenRoughnessMap]||null),this}clone(){return new this.constructor().copy(this)}copy(e){this.name=e.name,this.blending=e.blending,this.side=e.side,this.vertexColors=e.vertexColors,this.opacity=e.opacity,this.transparent=e.transparent,this.blendSrc=e.blendSrc,this.blendDst=e.blendDst,this.blendEquation=e.blendEquation,this.blendSrcAlpha=e.blendSrcAlpha,this.blendDstAlpha=e.blendDstAlpha,this.blendEquationAlpha=e.blendEquationAlpha,this.blendColor.copy(e.blendColor),this.blendAlpha=e.blendAlpha,this.depthFunc=e.depthFunc,this.depthTest=e.depthTest,this.depthWrite=e.depthWrite,this.stencilWriteMask=e.stencilWriteMask,this.stencilFunc=e.stencilFunc,this.stencilRef=e.stencilRef,this.stencilFuncMask=e.stencilFuncMask,this.stencilFail=e.stencilFail,this.stencilZFail=e.stencilZFail,this.stencilZPass=e.stencilZPass,this.stencilWrite=e.stencilWrite;let t=e.clippingPlanes,i=null;if(null!==t){let e=t.length;i=Array(e);for(let r=0;r!==e;++r)i[r]=t[r].clone()}return this.clippingPlanes=i,this.clipIntersection=e.clipIntersection,this.clipShadows=e.clipShadows,this.shadowSide=e.shadowSide,this.colorWrite=e.colorWrite,this.precision=e.precision,this.polygonOffset=e.polygonOffset,this.polygonOffsetFactor=e.polygonOffsetFactor,this.polygonOffsetUnits=e.polygonOffsetUnits,this.dithering=e.dithering,this.alphaTest=e.alphaTest,this.alphaHash=e.alphaHash,this.alphaToCoverage=e.alphaToCoverage,this.premultipliedAlpha=e.premultipliedAlpha,this.forceSinglePass=e.forceSinglePass,this.allowOverride=e.allowOverride,this.visible=e.visible,this.toneMapped=e.toneMapped,this.userData=JSON.parse(JSON.stringify(e.userData)),this}dispose(){this.dispatchEvent({type:"dispose"})}set needsUpdate(e){!0===e&&this.version++}},tG=new X,tV=new X,tW=new X,tX=new X,tj=class{constructor(e=new X,t=new X(0,0,-1)){this.origin=e,this.direction=t}set(e,t){return this.origin.copy(e),this.direction.copy(t),this}copy(e){return this.origin.copy(e.origin),this.direction.copy(e.direction),this}at(e,t){return t.copy(this.origin).addScaledVector(this.direction,e)}lookAt(e){return this.direction.copy(e).sub(this.origin).normalize(),this}recast(e){return this.origin.copy(this.at(e,tG)),this}closestPointToPoint(e,t){t.subVectors(e,this.origin);let i=t.dot(this.direction);return i<0?t.copy(this.origin):t.copy(this.origin).addScaledVector(this.direction,i)}distanceToPoint(e){return Math.sqrt(this.distanceSqToPoint(e))}distanceSqToPoint(e){let t=tG.subVectors(e,this.origin).dot(this.direction);return t<0?this.origin.distanceToSquared(e):(tG.copy(this.origin).addScaledVector(this.direction,t),tG.distanceToSquared(e))}distanceSqToSegment(e,t,i,r){tV.copy(e).add(t).multiplyScalar(.5),tW.copy(t).sub(e).normalize(),tX.copy(this.origin).sub(tV);let a=.5*e.distanceTo(t),s=-this.direction.dot(tW),n=tX.dot(this.direction),o=-tX.dot(tW),l=tX.lengthSq(),h=Math.abs(1-s*s),d,c,u,p;if(h>0)if(d=s*o-n,c=s*n-o,p=a*h,d>=0)if(c>=-p)if(c<=p){let e=1/h;d*=e,c*=e,u=d*(d+s*c+2*n)+c*(s*d+c+2*o)+l}else u=-(d=Math.max(0,-(s*(c=a)+n)))*d+c*(c+2*o)+l;else u=-(d=Math.max(0,-(s*(c=-a)+n)))*d+c*(c+2*o)+l;else c<=-p?(c=(d=Math.max(0,-(-s*a+n)))>0?-a:Math.min(Math.max(-a,-o),a),u=-d*d+c*(c+2*o)+l):c<=p?(d=0,u=(c=Math.min(Math.max(-a,-o),a))*(c+2*o)+l):(c=(d=Math.max(0,-(s*a+n)))>0?a:Math.min(Math.max(-a,-o),a),u=-d*d+c*(c+2*o)+l);else c=s>0?-a:a,u=-(d=Math.max(0,-(s*c+n)))*d+c*(c+2*o)+l;return i&&i.copy(this.origin).addScaledVector(this.direction,d),r&&r.copy(tV).addScaledVector(tW,c),u}intersectSphere(e,t){if(e.radius<0)return null;tG.subVectors(e.center,this.origin);let i=tG.dot(this.direction),r=tG.dot(tG)-i*i,a=e.radius*e.radius;if(r>a)return null;let s=Math.sqrt(a-r),n=i-s,o=i+s;return o<0?null:n<0?this.at(o,t):this.at(n,t)}intersectsSphere(e){return!(e.radius<0)&&this.distanceSqToPoint(e.center)<=e.radius*e.radius}distanceToPlane(e){let t=e.normal.dot(this.direction);if(0===t)return 0===e.distanceToPoint(this.origin)?0:null;let i=-(this.origin.dot(e.normal)+e.constant)/t;return i>=0?i:null}intersectPlane(e,t){let i=this.distanceToPlane(e);return null===i?null:this.at(i,t)}intersectsPlane(e){let t=e.distanceToPoint(this.origin);return 0===t||e.normal.dot(this.direction)*t<0}intersectBox(e,t){let i,r,a,s,n,o,l=1/this.direction.x,h=1/this.direction.y,d=1/this.direction.z,c=this.origin;return l>=0?(i=(e.min.x-c.x)*l,r=(e.max.x-c.x)*l):(i=(e.max.x-c.x)*l,r=(e.min.x-c.x)*l),h>=0?(a=(e.min.y-c.y)*h,s=(e.max.y-c.y)*h):(a=(e.max.y-c.y)*h,s=(e.min.y-c.y)*h),i>s||a>r||((a>i||isNaN(i))&&(i=a),(s<r||isNaN(r))&&(r=s),d>=0?(n=(e.min.z-c.z)*d,o=(e.max.z-c.z)*d):(n=(e.max.z-c.z)*d,o=(e.min.z-c.z)*d),i>o||n>r)||((n>i||i!=i)&&(i=n),(o<r||r!=r)&&(r=o),r<0)?null:this.at(i>=0?i:r,t)}intersectsBox(e){return null!==this.intersectBox(e,tG)}intersectTriangle(e,t,i,r,a){let s=this.origin,n=this.direction,o=n.x,l=n.y,h=n.z,d=e.x-s.x,c=e.y-s.y,u=e.z-s.z,p=t.x-s.x,f=t.y-s.y,m=t.z-s.z,g=i.x-s.x,_=i.y-s.y,v=i.z-s.z,x=Math.abs(o),S=Math.abs(l),M=Math.abs(h),y,b,E,T,w,A,R,C,P,L,D,N;if(x>=S&&x>=M?(E=o,A=d,P=p,N=g,o>=0?(y=l,b=h,T=c,w=u,R=f,C=m,L=_,D=v):(y=h,b=l,T=u,w=c,R=m,C=f,L=v,D=_)):S>=M?(E=l,A=c,P=f,N=_,l>=0?(y=h,b=o,T=u,w=d,R=m,C=p,L=v,D=g):(y=o,b=h,T=d,w=u,R=p,C=m,L=g,D=v)):(E=h,A=u,P=m,N=v,h>=0?(y=o,b=l,T=d,w=c,R=p,C=f,L=g,D=_):(y=l,b=o,T=c,w=d,R=f,C=p,L=_,D=g)),0===E)return null;let I=y/E,U=b/E,O=1/E,F=T-I*A,B=w-U*A,z=R-I*P,k=C-U*P,H=L-I*N,G=D-U*N,V=H*k-G*z,W=F*G-B*H,X=z*B-k*F;if(r){if(V<0||W<0||X<0)return null}else if((V<0||W<0||X<0)&&(V>0||W>0||X>0))return null;let j=V+W+X;if(0===j)return null;let q=O*(V*A+W*P+X*N);return(j>0?q<0:q>0)?null:this.at(q/j,a)}applyMatrix4(e){return this.origin.applyMatrix4(e),this.direction.transformDirection(e),this}equals(e){return e.origin.equals(this.origin)&&e.direction.equals(this.direction)}clone(){return new this.constructor().copy(this)}},tq=class extends tH{constructor(e){super(),this.isMeshBasicMaterial=!0,this.type="MeshBasicMaterial",this.color=new eK(0xffffff),this.map=null,this.lightMap=null,this.lightMapIntensity=1,this.aoMap=null,this.aoMapIntensity=1,this.specularMap=null,this.alphaMap=null,this.envMap=null,this.envMapRotation=new eE,this.combine=0,this.reflectivity=1,this.refractionRatio=.98,this.wireframe=!1,this.wireframeLinewidth=1,this.wireframeLinecap="round",this.wireframeLinejoin="round",this.fog=!0,this.setValues(e)}copy(e){return super.copy(e),this.color.copy(e.color),this.map=e.map,this.lightMap=e.lightMap,this.lightMapIntensity=e.lightMapIntensity,this.aoMap=e.aoMap,this.aoMapIntensity=e.aoMapIntensity,this.specularMap=e.specularMap,this.alphaMap=e.alphaMap,this.envMap=e.envMap,this.envMapRotation.copy(e.envMapRotation),this.combine=e.combine,this.reflectivity=e.reflectivity,this.refractionRatio=e.refractionRatio,this.wireframe=e.wireframe,this.wireframeLinewidth=e.wireframeLinewidth,this.wireframeLinecap=e.wireframeLinecap,this.wireframeLinejoin=e.wireframeLinejoin,this.fog=e.fog,this}},tY=new ef,tK=new tj,tZ=new tA,tJ=new X,t$=new X,tQ=new X,t0=new X,t1=new X,t3=new X,t2=new X,t4=new X,t5=class extends eH{constructor(e=new tU,t=new tq){super(),this.isMesh=!0,this.type="Mesh",this.geometry=e,this.material=t,this.morphTargetDictionary=void 0,this.morphTargetInfluences=void 0,this.count=1,this.updateMorphTargets()}copy(e,t){return super.copy(e,t),void 0!==e.morphTargetInfluences?this.morphTargetInfluences=e.morphTargetInfluences.slice():this.morphTargetInfluences=void 0,void 0!==e.morphTargetDictionary?this.morphTargetDictionary=Object.assign({},e.morphTargetDictionary):this.morphTargetDictionary=void 0,this.material=Array.isArray(e.material)?e.material.slice():e.material,this.geometry=e.geometry,this}updateMorphTargets(){let e=this.geometry.morphAttributes,t=Object.keys(e);if(t.length>0){let i=e[t[0]];if(void 0!==i){this.morphTargetInfluences=[],this.morphTargetDictionary={};for(let e=0,t=i.length;e<t;e++){let t=i[e].name||String(e);this.morphTargetInfluences.push(0),this.morphTargetDictionary[t]=e}}}}getVertexPosition(e,t){let i=this.geometry,r=i.attributes.position,a=i.morphAttributes.position,s=i.morphTargetsRelative;t.fromBufferAttribute(r,e);let n=this.morphTargetInfluences;if(a&&n){t3.set(0,0,0);for(let i=0,r=a.length;i<r;i++){let r=n[i],o=a[i];0!==r&&(t1.fromBufferAttribute(o,e),s?t3.addScaledVector(t1,r):t3.addScaledVector(t1.sub(t),r))}t.add(t3)}return t}intersectsFrustum(e){return e.intersectsObject(this)}raycast(e,t){let i=this.geometry,r=this.material,a=this.matrixWorld;void 0!==r&&(null===i.boundingSphere&&i.computeBoundingSphere(),tZ.copy(i.boundingSphere),tZ.applyMatrix4(a),tK.copy(e.ray).recast(e.near),!1===tZ.containsPoint(tK.origin)&&(null===tK.intersectSphere(tZ,tJ)||tK.origin.distanceToSquared(tJ)>(e.far-e.near)**2)||(tY.copy(a).invert(),tK.copy(e.ray).applyMatrix4(tY),(null===i.boundingBox||!1!==tK.intersectsBox(i.boundingBox))&&this._computeIntersections(e,t,tK)))}_computeIntersections(e,t,i){let r,a=this.geometry,s=this.material,n=a.index,o=a.attributes.position,l=a.attributes.uv,h=a.attributes.uv1,d=a.attributes.normal,c=a.groups,u=a.drawRange;if(null!==n)if(Array.isArray(s))for(let a=0,o=c.length;a<o;a++){let o=c[a],p=s[o.materialIndex],f=Math.max(o.start,u.start),m=Math.min(n.count,Math.min(o.start+o.count,u.start+u.count));for(let a=f;a<m;a+=3)(r=t6(this,p,e,i,l,h,d,n.getX(a),n.getX(a+1),n.getX(a+2)))&&(r.faceIndex=Math.floor(a/3),r.face.materialIndex=o.materialIndex,t.push(r))}else{let a=Math.max(0,u.start),o=Math.min(n.count,u.start+u.count);for(let c=a;c<o;c+=3)(r=t6(this,s,e,i,l,h,d,n.getX(c),n.getX(c+1),n.getX(c+2)))&&(r.faceIndex=Math.floor(c/3),t.push(r))}else if(void 0!==o)if(Array.isArray(s))for(let a=0,n=c.length;a<n;a++){let n=c[a],p=s[n.materialIndex],f=Math.max(n.start,u.start),m=Math.min(o.count,Math.min(n.start+n.count,u.start+u.count));for(let a=f;a<m;a+=3)(r=t6(this,p,e,i,l,h,d,a,a+1,a+2))&&(r.faceIndex=Math.floor(a/3),r.face.materialIndex=n.materialIndex,t.push(r))}else{let a=Math.max(0,u.start),n=Math.min(o.count,u.start+u.count);for(let o=a;o<n;o+=3)(r=t6(this,s,e,i,l,h,d,o,o+1,o+2))&&(r.faceIndex=Math.floor(o/3),t.push(r))}}};function t6(e,t,i,r,a,s,n,o,l,h){e.getVertexPosition(o,t$),e.getVertexPosition(l,tQ),e.getVertexPosition(h,t0);let d=function(e,t,i,r,a,s,n,o){if(null===(1===t.side?r.intersectTriangle(n,s,a,!0,o):r.intersectTriangle(a,s,n,0===t.side,o)))return null;t4.copy(o),t4.applyMatrix4(e.matrixWorld);let l=i.ray.origin.distanceTo(t4);return l<i.near||l>i.far?null:{distance:l,point:t4.clone(),object:e}}(e,t,i,r,t$,tQ,t0,t2);if(d){let e=new X;tt.getBarycoord(t2,t$,tQ,t0,e),a&&(d.uv=tt.getInterpolatedAttribute(a,o,l,h,e,new V)),s&&(d.uv1=tt.getInterpolatedAttribute(s,o,l,h,e,new V)),n&&(d.normal=tt.getInterpolatedAttribute(n,o,l,h,e,new X),d.normal.dot(r.direction)>0&&d.normal.multiplyScalar(-1));let t={a:o,b:l,c:h,normal:new X,materialIndex:0};tt.getNormal(t$,tQ,t0,t.normal),d.face=t,d.barycoord=e}return d}var t8=class extends el{constructor(e=null,t=1,i=1,r,a,s,n,o,l=1003,h=1003,d,c){super(null,s,n,o,l,h,r,a,d,c),this.isDataTexture=!0,this.image={data:e,width:t,height:i},this.generateMipmaps=!1,this.flipY=!1,this.unpackAlignment=1}},t9=new tA,t7=new V(.5,.5),ie=new X,it=class{constructor(e=new tz,t=new tz,i=new tz,r=new tz,a=new tz,s=new tz){this.planes=[e,t,i,r,a,s]}set(e,t,i,r,a,s){let n=this.planes;return n[0].copy(e),n[1].copy(t),n[2].copy(i),n[3].copy(r),n[4].copy(a),n[5].copy(s),this}copy(e){let t=this.planes;for(let i=0;i<6;i++)t[i].copy(e.planes[i]);return this}setFromProjectionMatrix(e,t=2e3,i=!1){let r=this.planes,a=e.elements,s=a[0],n=a[1],o=a[2],l=a[3],h=a[4],d=a[5],c=a[6],u=a[7],p=a[8],f=a[9],m=a[10],g=a[11],_=a[12],v=a[13],x=a[14],S=a[15];if(r[0].setComponents(l-s,u-h,g-p,S-_).normalize(),r[1].setComponents(l+s,u+h,g+p,S+_).normalize(),r[2].setComponents(l+n,u+d,g+f,S+v).normalize(),r[3].setComponents(l-n,u-d,g-f,S-v).normalize(),i)r[4].setComponents(o,c,m,x).normalize(),r[5].setComponents(l-o,u-c,g-m,S-x).normalize();else if(r[4].setComponents(l-o,u-c,g-m,S-x).normalize(),2e3===t)r[5].setComponents(l+o,u+c,g+m,S+x).normalize();else if(2001===t)r[5].setComponents(o,c,m,x).normalize();else throw Error("THREE.Frustum.setFromProjectionMatrix(): Invalid coordinate system: "+t);return this}intersectsObject(e){if(void 0!==e.boundingSphere)null===e.boundingSphere&&e.computeBoundingSphere(),t9.copy(e.boundingSphere).applyMatrix4(e.matrixWorld);else{let t=e.geometry;null===t.boundingSphere&&t.computeBoundingSphere(),t9.copy(t.boundingSphere).applyMatrix4(e.matrixWorld)}return this.intersectsSphere(t9)}intersectsSprite(e){return t9.center.set(0,0,0),t9.radius=.7071067811865476+t7.distanceTo(e.center),t9.applyMatrix4(e.matrixWorld),this.intersectsSphere(t9)}intersectsSphere(e){let t=this.planes,i=e.center,r=-e.radius;for(let e=0;e<6;e++)if(t[e].distanceToPoint(i)<r)return!1;return!0}intersectsBox(e){let t=this.planes;for(let i=0;i<6;i++){let r=t[i];if(ie.x=r.normal.x>0?e.max.x:e.min.x,ie.y=r.normal.y>0?e.max.y:e.min.y,ie.z=r.normal.z>0?e.max.z:e.min.z,0>r.distanceToPoint(ie))return!1}return!0}containsPoint(e){let t=this.planes;for(let i=0;i<6;i++)if(0>t[i].distanceToPoint(e))return!1;return!0}clone(){return new this.constructor().copy(this)}},ii=new ef,ir=class e{constructor(){this.coordinateSystem=2e3,this._frustums=[],this._count=0}setFromArrayCamera(e){let t=e.cameras,i=this._frustums;for(let e=0;e<t.length;e++){let r=t[e];ii.multiplyMatrices(r.projectionMatrix,r.matrixWorldInverse),void 0===i[e]&&(i[e]=new it),i[e].setFromProjectionMatrix(ii,r.coordinateSystem,r.reversedDepth)}return this._count=t.length,this}getFrustum(e){return this._frustums[e]}intersectsObject(e){let t=this._frustums;for(let i=0;i<this._count;i++)if(t[i].intersectsObject(e))return!0;return!1}intersectsSprite(e){let t=this._frustums;for(let i=0;i<this._count;i++)if(t[i].intersectsSprite(e))return!0;return!1}intersectsSphere(e){let t=this._frustums;for(let i=0;i<this._count;i++)if(t[i].intersectsSphere(e))return!0;return!1}intersectsBox(e){let t=this._frustums;for(let i=0;i<this._count;i++)if(t[i].intersectsBox(e))return!0;return!1}containsPoint(e){let t=this._frustums;for(let i=0;i<this._count;i++)if(t[i].containsPoint(e))return!0;return!1}copy(e){this.coordinateSystem=e.coordinateSystem;let t=this._frustums,i=e._frustums;for(let r=0;r<e._count;r++)void 0===t[r]&&(t[r]=new it),t[r].copy(i[r]);return this._count=e._count,this}clone(){return new e().copy(this)}},ia=class extends tH{constructor(e){super(),this.isLineBasicMaterial=!0,this.type="LineBasicMaterial",this.color=new eK(0xffffff),this.map=null,this.linewidth=1,this.linecap="round",this.linejoin="round",this.fog=!0,this.setValues(e)}copy(e){return super.copy(e),this.color.copy(e.color),this.map=e.map,this.linewidth=e.linewidth,this.linecap=e.linecap,this.linejoin=e.linejoin,this.fog=e.fog,this}},is=new X,io=new X,il=new ef,ih=new tj,id=new tA,ic=new X,iu=new X,ip=class extends eH{constructor(e=new tU,t=new ia){super(),this.isLine=!0,this.type="Line",this.geometry=e,this.material=t,this.morphTargetDictionary=void 0,this.morphTargetInfluences=void 0,this.updateMorphTargets()}copy(e,t){return super.copy(e,t),void 0!==e.morphTargetInfluences?this.morphTargetInfluences=e.morphTargetInfluences.slice():this.morphTargetInfluences=void 0,void 0!==e.morphTargetDictionary?this.morphTargetDictionary=Object.assign({},e.morphTargetDictionary):this.morphTargetDictionary=void 0,this.material=Array.isArray(e.material)?e.material.slice():e.material,this.geometry=e.geometry,this}computeLineDistances(){let e=this.geometry;if(null===e.index){let t=e.attributes.position,i=[0];for(let e=1,r=t.count;e<r;e++)is.fromBufferAttribute(t,e-1),io.fromBufferAttribute(t,e),i[e]=i[e-1],i[e]+=is.distanceTo(io);e.setAttribute("lineDistance",new tb(i,1))}else D("Line.computeLineDistances(): Computation only possible with non-indexed BufferGeometry.");return this}intersectsFrustum(e){return e.intersectsObject(this)}raycast(e,t){let i=this.geometry,r=this.matrixWorld,a=e.params.Line.threshold,s=i.drawRange;if(null===i.boundingSphere&&i.computeBoundingSphere(),id.copy(i.boundingSphere),id.applyMatrix4(r),id.radius+=a,!1===e.ray.intersectsSphere(id))return;il.copy(r).invert(),ih.copy(e.ray).applyMatrix4(il);let n=a/((this.scale.x+this.scale.y+this.scale.z)/3),o=n*n,l=this.isLineSegments?2:1,h=i.index,d=i.attributes.position;if(null!==h){let i=Math.max(0,s.start),r=Math.min(h.count,s.start+s.count);for(let a=i,s=r-1;a<s;a+=l){let i=im(this,e,ih,o,h.getX(a),h.getX(a+1),a);i&&t.push(i)}if(this.isLineLoop){let a=im(this,e,ih,o,h.getX(r-1),h.getX(i),r-1);a&&t.push(a)}}else{let i=Math.max(0,s.start),r=Math.min(d.count,s.start+s.count);for(let a=i,s=r-1;a<s;a+=l){let i=im(this,e,ih,o,a,a+1,a);i&&t.push(i)}if(this.isLineLoop){let a=im(this,e,ih,o,r-1,i,r-1);a&&t.push(a)}}}updateMorphTargets(){let e=this.geometry.morphAttributes,t=Object.keys(e);if(t.length>0){let i=e[t[0]];if(void 0!==i){this.morphTargetInfluences=[],this.morphTargetDictionary={};for(let e=0,t=i.length;e<t;e++){let t=i[e].name||String(e);this.morphTargetInfluences.push(0),this.morphTargetDictionary[t]=e}}}}};function im(e,t,i,r,a,s,n){let o=e.geometry.attributes.position;if(is.fromBufferAttribute(o,a),io.fromBufferAttribute(o,s),i.distanceSqToSegment(is,io,ic,iu)>r)return;ic.applyMatrix4(e.matrixWorld);let l=t.ray.origin.distanceTo(ic);if(!(l<t.near||l>t.far))return{distance:l,point:iu.clone().applyMatrix4(e.matrixWorld),index:n,face:null,faceIndex:null,barycoord:null,object:e}}var ig=new X,i_=new X,iv=class extends ip{constructor(e,t){super(e,t),this.isLineSegments=!0,this.type="LineSegments"}computeLineDistances(){let e=this.geometry;if(null===e.index){let t=e.attributes.position,i=[];for(let e=0,r=t.count;e<r;e+=2)ig.fromBufferAttribute(t,e),i_.fromBufferAttribute(t,e+1),i[e]=0===e?0:i[e-1],i[e+1]=i[e]+ig.distanceTo(i_);e.setAttribute("lineDistance",new tb(i,1))}else D("LineSegments.computeLineDistances(): Computation only possible with non-indexed BufferGeometry.");return this}},ix=class extends el{constructor(e=[],t=301,i,r,a,s,n,o,l,h){super(e,t,i,r,a,s,n,o,l,h),this.isCubeTexture=!0,this.flipY=!1}get images(){return this.image}set images(e){this.image=e}},iS=class extends el{constructor(e,t,i=1014,r,a,s,n=1003,o=1003,l,h=1026,d=1){if(1026!==h&&1027!==h)throw Error("THREE.DepthTexture: format must be either THREE.DepthFormat or THREE.DepthStencilFormat");super({width:e,height:t,depth:d},r,a,s,n,o,h,i,l),this.isDepthTexture=!0,this.flipY=!1,this.generateMipmaps=!1,this.compareFunction=null}copy(e){return super.copy(e),this.source=new ea(Object.assign({},e.image)),this.compareFunction=e.compareFunction,this}toJSON(e){let t=super.toJSON(e);return t.compareFunction=this.compareFunction,t}},iM=class extends iS{constructor(e,t=1014,i=301,r,a,s=1003,n=1003,o,l=1026){let h={width:e,height:e,depth:1};super(e,e,t,i,r,a,s,n,o,l),this.image=[h,h,h,h,h,h],this.isCubeDepthTexture=!0,this.isCubeTexture=!0}get images(){return this.image}set images(e){this.image=e}},iy=class extends el{constructor(e=null){super(),this.sourceTexture=e,this.isExternalTexture=!0}copy(e){return super.copy(e),this.sourceTexture=e.sourceTexture,this}},ib=class e extends tU{constructor(e=1,t=1,i=1,r=1,a=1,s=1){super(),this.type="BoxGeometry",this.parameters={width:e,height:t,depth:i,widthSegments:r,heightSegments:a,depthSegments:s};let n=this;r=Math.floor(r),a=Math.floor(a);let o=[],l=[],h=[],d=[],c=0,u=0;function p(e,t,i,r,a,s,p,f,m,g,_){let v=s/m,x=p/g,S=s/2,M=p/2,y=f/2,b=m+1,E=g+1,T=0,w=0,A=new X;for(let s=0;s<E;s++){let n=s*x-M;for(let o=0;o<b;o++){let c=o*v-S;A[e]=c*r,A[t]=n*a,A[i]=y,l.push(A.x,A.y,A.z),A[e]=0,A[t]=0,A[i]=f>0?1:-1,h.push(A.x,A.y,A.z),d.push(o/m),d.push(1-s/g),T+=1}}for(let e=0;e<g;e++)for(let t=0;t<m;t++){let i=c+t+b*e,r=c+t+b*(e+1),a=c+(t+1)+b*(e+1),s=c+(t+1)+b*e;o.push(i,r,s),o.push(r,a,s),w+=6}n.addGroup(u,w,_),u+=w,c+=T}p("z","y","x",-1,-1,i,t,e,s=Math.floor(s),a,0),p("z","y","x",1,-1,i,t,-e,s,a,1),p("x","z","y",1,1,e,i,t,r,s,2),p("x","z","y",1,-1,e,i,-t,r,s,3),p("x","y","z",1,-1,e,t,i,r,a,4),p("x","y","z",-1,-1,e,t,-i,r,a,5),this.setIndex(o),this.setAttribute("position",new tb(l,3)),this.setAttribute("normal",new tb(h,3)),this.setAttribute("uv",new tb(d,2))}copy(e){return super.copy(e),this.parameters=Object.assign({},e.parameters),this}static fromJSON(t){return new e(t.width,t.height,t.depth,t.widthSegments,t.heightSegments,t.depthSegments)}},iE=class e extends tU{constructor(e=1,t=1,i=1,r=32,a=1,s=!1,n=0,o=2*Math.PI){super(),this.type="CylinderGeometry",this.parameters={radiusTop:e,radiusBottom:t,height:i,radialSegments:r,heightSegments:a,openEnded:s,thetaStart:n,thetaLength:o};let l=this;r=Math.floor(r),a=Math.floor(a);let h=[],d=[],c=[],u=[],p=0,f=[],m=i/2,g=0;function _(i){let a=p,s=new V,f=new X,_=0,v=!0===i?e:t,x=!0===i?1:-1;for(let e=1;e<=r;e++)d.push(0,m*x,0),c.push(0,x,0),u.push(.5,.5),p++;let S=p;for(let e=0;e<=r;e++){let t=e/r*o+n,i=Math.cos(t),a=Math.sin(t);f.x=v*a,f.y=m*x,f.z=v*i,d.push(f.x,f.y,f.z),c.push(0,x,0),s.x=.5*i+.5,s.y=.5*a*x+.5,u.push(s.x,s.y),p++}for(let e=0;e<r;e++){let t=a+e,r=S+e;!0===i?h.push(r,r+1,t):h.push(r+1,r,t),_+=3}l.addGroup(g,_,!0===i?1:2),g+=_}(function(){let s=new X,_=new X,v=0,x=(t-e)/i;for(let l=0;l<=a;l++){let h=[],g=l/a,v=g*(t-e)+e;for(let e=0;e<=r;e++){let t=e/r,a=t*o+n,l=Math.sin(a),f=Math.cos(a);_.x=v*l,_.y=-g*i+m,_.z=v*f,d.push(_.x,_.y,_.z),s.set(l,x,f).normalize(),c.push(s.x,s.y,s.z),u.push(t,1-g),h.push(p++)}f.push(h)}for(let i=0;i<r;i++)for(let r=0;r<a;r++){let s=f[r][i],n=f[r+1][i],o=f[r+1][i+1],l=f[r][i+1];(e>0||0!==r)&&(h.push(s,n,l),v+=3),(t>0||r!==a-1)&&(h.push(n,o,l),v+=3)}l.addGroup(g,v,0),g+=v})(),!1===s&&(e>0&&_(!0),t>0&&_(!1)),this.setIndex(h),this.setAttribute("position",new tb(d,3)),this.setAttribute("normal",new tb(c,3)),this.setAttribute("uv",new tb(u,2))}copy(e){return super.copy(e),this.parameters=Object.assign({},e.parameters),this}static fromJSON(t){return new e(t.radiusTop,t.radiusBottom,t.height,t.radialSegments,t.heightSegments,t.openEnded,t.thetaStart,t.thetaLength)}},iT=class e extends iE{constructor(e=1,t=1,i=32,r=1,a=!1,s=0,n=2*Math.PI){super(0,e,t,i,r,a,s,n),this.type="ConeGeometry",this.parameters={radius:e,height:t,radialSegments:i,heightSegments:r,openEnded:a,thetaStart:s,thetaLength:n}}static fromJSON(t){return new e(t.radius,t.height,t.radialSegments,t.heightSegments,t.openEnded,t.thetaStart,t.thetaLength)}},iw=class e extends tU{constructor(e=1,t=1,i=1,r=1){super(),this.type="PlaneGeometry",this.parameters={width:e,height:t,widthSegments:i,heightSegments:r};let a=e/2,s=t/2,n=Math.floor(i),o=Math.floor(r),l=n+1,h=o+1,d=e/n,c=t/o,u=[],p=[],f=[],m=[];for(let e=0;e<h;e++){let t=e*c-s;for(let i=0;i<l;i++){let r=i*d-a;p.push(r,-t,0),f.push(0,0,1),m.push(i/n),m.push(1-e/o)}}for(let e=0;e<o;e++)for(let t=0;t<n;t++){let i=t+l*e,r=t+l*(e+1),a=t+1+l*(e+1),s=t+1+l*e;u.push(i,r,s),u.push(r,a,s)}this.setIndex(u),this.setAttribute("position",new tb(p,3)),this.setAttribute("normal",new tb(f,3)),this.setAttribute("uv",new tb(m,2))}copy(e){return super.copy(e),this.parameters=Object.assign({},e.parameters),this}static fromJSON(t){return new e(t.width,t.height,t.widthSegments,t.heightSegments)}};function iA(e){let t={};for(let i in e)for(let r in t[i]={},e[i]){let a=e[i][r];if(iC(a))a.isRenderTargetTexture?(D("UniformsUtils: Textures of render targets cannot be cloned via cloneUniforms() or mergeUniforms()."),t[i][r]=null):t[i][r]=a.clone();else if(Array.isArray(a))if(iC(a[0])){let e=[];for(let t=0,i=a.length;t<i;t++)e[t]=a[t].clone();t[i][r]=e}else t[i][r]=a.slice();else t[i][r]=a}return t}function iR(e){let t={};for(let i=0;i<e.length;i++){let r=iA(e[i]);for(let e in r)t[e]=r[e]}return t}function iC(e){return e&&(e.isColor||e.isMatrix3||e.isMatrix4||e.isVector2||e.isVector3||e.isVector4||e.isTexture||e.isQuaternion)}function iP(e){let t=e.getRenderTarget();return null===t?e.outputColorSpace:!0===t.isXRRenderTarget?t.texture.colorSpace:$.workingColorSpace}var iL=`void main() {
	gl_Position = projectionMatrix * modelViewMatrix * vec4( position, 1.0 );
}`,iD=`void main() {
	gl_FragColor = vec4( 1.0, 0.0, 0.0, 1.0 );
}`,iN=class extends tH{constructor(e){super(),this.isShaderMaterial=!0,this.type="ShaderMaterial",this.defines={},this.uniforms={},this.uniformsGroups=[],this.vertexShader=iL,this.fragmentShader=iD,this.linewidth=1,this.wireframe=!1,this.wireframeLinewidth=1,this.fog=!1,this.lights=!1,this.clipping=!1,this.forceSinglePass=!0,this.extensions={clipCullDistance:!1,multiDraw:!1},this.defaultAttributeValues={color:[1,1,1],uv:[0,0],uv1:[0,0]},this.index0AttributeName=void 0,this.uniformsNeedUpdate=!1,this.glslVersion=null,void 0!==e&&this.setValues(e)}copy(e){return super.copy(e),this.fragmentShader=e.fragmentShader,this.vertexShader=e.vertexShader,this.uniforms=iA(e.uniforms),this.uniformsGroups=function(e){let t=[];for(let i=0;i<e.length;i++)t.push(e[i].clone());return t}(e.uniformsGroups),this.defines=Object.assign({},e.defines),this.wireframe=e.wireframe,this.wireframeLinewidth=e.wireframeLinewidth,this.fog=e.fog,this.lights=e.lights,this.clipping=e.clipping,this.extensions=Object.assign({},e.extensions),this.glslVersion=e.glslVersion,this.defaultAttributeValues=Object.assign({},e.defaultAttributeValues),this.index0AttributeName=e.index0AttributeName,this.uniformsNeedUpdate=e.uniformsNeedUpdate,this}toJSON(e){let t=super.toJSON(e);for(let i in t.glslVersion=this.glslVersion,t.uniforms={},this.uniforms){let r=this.uniforms[i].value;r&&r.isTexture?t.uniforms[i]={type:"t",value:r.toJSON(e).uuid}:r&&r.isColor?t.uniforms[i]={type:"c",value:r.getHex()}:r&&r.isVector2?t.uniforms[i]={type:"v2",value:r.toArray()}:r&&r.isVector3?t.uniforms[i]={type:"v3",value:r.toArray()}:r&&r.isVector4?t.uniforms[i]={type:"v4",value:r.toArray()}:r&&r.isMatrix3?t.uniforms[i]={type:"m3",value:r.toArray()}:r&&r.isMatrix4?t.uniforms[i]={type:"m4",value:r.toArray()}:t.uniforms[i]={value:r}}Object.keys(this.defines).length>0&&(t.defines=this.defines),t.vertexShader=this.vertexShader,t.fragmentShader=this.fragmentShader,t.lights=this.lights,t.clipping=this.clipping;let i={};for(let e in this.extensions)!0===this.extensions[e]&&(i[e]=!0);return Object.keys(i).length>0&&(t.extensions=i),t}fromJSON(e,t){if(super.fromJSON(e,t),void 0!==e.uniforms)for(let i in e.uniforms){let r=e.uniforms[i];switch(this.uniforms[i]={},r.type){case"t":this.uniforms[i].value=t[r.value]||null;break;case"c":this.uniforms[i].value=new eK().setHex(r.value);break;case"v2":this.uniforms[i].value=new V().fromArray(r.value);break;case"v3":this.uniforms[i].value=new X().fromArray(r.value);break;case"v4":this.uniforms[i].value=new eh().fromArray(r.value);break;case"m3":this.uniforms[i].value=new Y().fromArray(r.value);break;case"m4":this.uniforms[i].value=new ef().fromArray(r.value);break;default:this.uniforms[i].value=r.value}}if(void 0!==e.defines&&(this.defines=e.defines),void 0!==e.vertexShader&&(this.vertexShader=e.vertexShader),void 0!==e.fragmentShader&&(this.fragmentShader=e.fragmentShader),void 0!==e.glslVersion&&(this.glslVersion=e.glslVersion),void 0!==e.extensions)for(let t in e.extensions)this.extensions[t]=e.extensions[t];return void 0!==e.lights&&(this.lights=e.lights),void 0!==e.clipping&&(this.clipping=e.clipping),this}},iI=class extends iN{constructor(e){super(e),this.isRawShaderMaterial=!0,this.type="RawShaderMaterial"}},iU=class extends tH{constructor(e){super(),this.isMeshDepthMaterial=!0,this.type="MeshDepthMaterial",this.depthPacking=3200,this.map=null,this.alphaMap=null,this.displacementMap=null,this.displacementScale=1,this.displacementBias=0,this.wireframe=!1,this.wireframeLinewidth=1,this.setValues(e)}copy(e){return super.copy(e),this.depthPacking=e.depthPacking,this.map=e.map,this.alphaMap=e.alphaMap,this.displacementMap=e.displacementMap,this.displacementScale=e.displacementScale,this.displacementBias=e.displacementBias,this.wireframe=e.wireframe,this.wireframeLinewidth=e.wireframeLinewidth,this}},iO=class extends tH{constructor(e){super(),this.isMeshDistanceMaterial=!0,this.type="MeshDistanceMaterial",this.map=null,this.alphaMap=null,this.displacementMap=null,this.displacementScale=1,this.displacementBias=0,this.setValues(e)}copy(e){return super.copy(e),this.map=e.map,this.alphaMap=e.alphaMap,this.displacementMap=e.displacementMap,this.displacementScale=e.displacementScale,this.displacementBias=e.displacementBias,this}};function iF(e,t){return e&&e.constructor!==t?"number"==typeof t.BYTES_PER_ELEMENT?new t(e):Array.prototype.slice.call(e):e}function iB(e){return void 0!==e&&void 0!==e.inTangents&&void 0!==e.outTangents}var iz=class{constructor(e,t,i,r){this.parameterPositions=e,this._cachedIndex=0,this.resultBuffer=void 0!==r?r:new t.constructor(i),this.sampleValues=t,this.valueSize=i,this.settings=null,this.DefaultSettings_={}}evaluate(e){let t=this.parameterPositions,i=this._cachedIndex,r=t[i],a=t[i-1];e:{t:{let s;i:{r:if(!(e<r)){for(let s=i+2;;){if(void 0===r){if(e<a)break r;return i=t.length,this._cachedIndex=i,this.copySampleValue_(i-1)}if(i===s)break;if(a=r,e<(r=t[++i]))break t}s=t.length;break i}if(!(e>=a)){let n=t[1];e<n&&(i=2,a=n);for(let s=i-2;;){if(void 0===a)return this._cachedIndex=0,this.copySampleValue_(0);if(i===s)break;if(r=a,e>=(a=t[--i-1]))break t}s=i,i=0;break i}break e}for(;i<s;){let r=i+s>>>1;e<t[r]?s=r:i=r+1}if(r=t[i],void 0===(a=t[i-1]))return this._cachedIndex=0,this.copySampleValue_(0);if(void 0===r)return i=t.length,this._cachedIndex=i,this.copySampleValue_(i-1)}this._cachedIndex=i,this.intervalChanged_(i,a,r)}return this.interpolate_(i,a,e,r)}getSettings_(){return this.settings||this.DefaultSettings_}copySampleValue_(e){let t=this.resultBuffer,i=this.sampleValues,r=this.valueSize,a=e*r;for(let e=0;e!==r;++e)t[e]=i[a+e];return t}interpolate_(){throw Error("THREE.Interpolant: Call to abstract method.")}intervalChanged_(){}},ik=class extends iz{constructor(e,t,i,r){super(e,t,i,r),this._weightPrev=-0,this._offsetPrev=-0,this._weightNext=-0,this._offsetNext=-0,this.DefaultSettings_={endingStart:2400,endingEnd:2400}}intervalChanged_(e,t,i){let r=this.parameterPositions,a=e-2,s=e+1,n=r[a],o=r[s];if(void 0===n)switch(this.getSettings_().endingStart){case 2401:a=e,n=2*t-i;break;case 2402:a=r.length-2,n=t+r[a]-r[a+1];break;default:a=e,n=i}if(void 0===o)switch(this.getSettings_().endingEnd){case 2401:s=e,o=2*i-t;break;case 2402:s=1,o=i+r[1]-r[0];break;default:s=e-1,o=t}let l=(i-t)*.5,h=this.valueSize;this._weightPrev=l/(t-n),this._weightNext=l/(o-i),this._offsetPrev=a*h,this._offsetNext=s*h}interpolate_(e,t,i,r){let a=this.resultBuffer,s=this.sampleValues,n=this.valueSize,o=e*n,l=o-n,h=this._offsetPrev,d=this._offsetNext,c=this._weightPrev,u=this._weightNext,p=(i-t)/(r-t),f=p*p,m=f*p,g=-c*m+2*c*f-c*p,_=(1+c)*m+(-1.5-2*c)*f+(-.5+c)*p+1,v=(-1-u)*m+(1.5+u)*f+.5*p,x=u*m-u*f;for(let e=0;e!==n;++e)a[e]=g*s[h+e]+_*s[l+e]+v*s[o+e]+x*s[d+e];return a}},iH=class extends iz{constructor(e,t,i,r){super(e,t,i,r)}interpolate_(e,t,i,r){let a=this.resultBuffer,s=this.sampleValues,n=this.valueSize,o=e*n,l=o-n,h=(i-t)/(r-t),d=1-h;for(let e=0;e!==n;++e)a[e]=s[l+e]*d+s[o+e]*h;return a}},iG=class extends iz{constructor(e,t,i,r){super(e,t,i,r)}interpolate_(e){return this.copySampleValue_(e-1)}},iV=class extends iz{interpolate_(e,t,i,r){let a=this.resultBuffer,s=this.sampleValues,n=this.valueSize,o=e*n,l=o-n,h=this.inTangents,d=this.outTangents;if(!h||!d){let e=(i-t)/(r-t),h=1-e;for(let t=0;t!==n;++t)a[t]=s[l+t]*h+s[o+t]*e;return a}let c=2*n,u=e-1;for(let p=0;p!==n;++p){let n=s[l+p],f=s[o+p],m=u*c+2*p,g=d[m],_=d[m+1],v=e*c+2*p,x=h[v],S=h[v+1],M=function(e,t,i,r,a){let s=(e-t)/(a-t);for(let n=0;n<8;n++){let n=iW(s,t,i,r,a)-e;if(1e-10>Math.abs(n))break;let o=function(e,t,i,r,a){let s=1-e;return 3*s*s*(i-t)+6*s*e*(r-i)+3*e*e*(a-r)}(s,t,i,r,a);if(1e-10>Math.abs(o))break;s=Math.max(0,Math.min(1,s-n/o))}return s}(i,t,g,x,r);a[p]=iW(M,n,_,S,f)}return a}};function iW(e,t,i,r,a){let s=1-e;return s*s*s*t+3*s*s*e*i+3*s*e*e*r+e*e*e*a}var iX=class{constructor(e,t,i,r){if(void 0===e)throw Error("THREE.KeyframeTrack: track name is undefined");if(void 0===t||0===t.length)throw Error("THREE.KeyframeTrack: no keyframes in track named "+e);this.name=e,this.times=iF(t,this.TimeBufferType),this.values=iF(i,this.ValueBufferType),this.setInterpolation(r||this.DefaultInterpolation)}static toJSON(e){let t=e.constructor,i;if(t.toJSON!==this.toJSON)i=t.toJSON(e);else{i={name:e.name,times:iF(e.times,Array),values:iF(e.values,Array)};let t=e.getInterpolation();t!==e.DefaultInterpolation&&(i.interpolation=t),iB(e.settings)&&(i.settings={inTangents:iF(e.settings.inTangents,Array),outTangents:iF(e.settings.outTangents,Array)})}return i.type=e.ValueTypeName,i}InterpolantFactoryMethodDiscrete(e){return new iG(this.times,this.values,this.getValueSize(),e)}InterpolantFactoryMethodLinear(e){return new iH(this.times,this.values,this.getValueSize(),e)}InterpolantFactoryMethodSmooth(e){return new ik(this.times,this.values,this.getValueSize(),e)}InterpolantFactoryMethodBezier(e){let t=new iV(this.times,this.values,this.getValueSize(),e);return this.settings&&(t.inTangents=this.settings.inTangents,t.outTangents=this.settings.outTangents),t}setInterpolation(e){let t;switch(e){case 2300:t=this.InterpolantFactoryMethodDiscrete;break;case 2301:t=this.InterpolantFactoryMethodLinear;break;case 2302:t=this.InterpolantFactoryMethodSmooth;break;case 2303:t=this.InterpolantFactoryMethodBezier}if(void 0===t){let t="unsupported interpolation for "+this.ValueTypeName+" keyframe track named "+this.name;if(void 0===this.createInterpolant)if(e!==this.DefaultInterpolation)this.setInterpolation(this.DefaultInterpolation);else throw Error(t);return D("KeyframeTrack:",t),this}return this.createInterpolant=t,this}getInterpolation(){switch(this.createInterpolant){case this.InterpolantFactoryMethodDiscrete:return 2300;case this.InterpolantFactoryMethodLinear:return 2301;case this.InterpolantFactoryMethodSmooth:return 2302;case this.InterpolantFactoryMethodBezier:return 2303}}getValueSize(){return this.values.length/this.times.length}shift(e){if(0!==e){let t=this.times;for(let i=0,r=t.length;i!==r;++i)t[i]+=e;iB(this.settings)&&(ij(this.settings.inTangents,e),ij(this.settings.outTangents,e))}return this}scale(e){if(1!==e){let t=this.times;for(let i=0,r=t.length;i!==r;++i)t[i]*=e;iB(this.settings)&&(iq(this.settings.inTangents,e),iq(this.settings.outTangents,e))}return this}trim(e,t){let i=this.times,r=i.length,a=0,s=r-1;for(;a!==r&&i[a]<e;)++a;for(;-1!==s&&i[s]>t;)--s;if(++s,0!==a||s!==r){a>=s&&(a=(s=Math.max(s,1))-1);let e=this.getValueSize();this.times=i.slice(a,s),this.values=this.values.slice(a*e,s*e)}return this}validate(){var e;let t=!0,i=this.getValueSize();i-Math.floor(i)!=0&&(N("KeyframeTrack: Invalid value size in track.",this),t=!1);let r=this.times,a=this.values,s=r.length;0===s&&(N("KeyframeTrack: Track is empty.",this),t=!1);let n=null;for(let e=0;e!==s;e++){let i=r[e];if("number"==typeof i&&isNaN(i)){N("KeyframeTrack: Time is not a valid number.",this,e,i),t=!1;break}if(null!==n&&n>i){N("KeyframeTrack: Out of order keys.",this,e,i,n),t=!1;break}n=i}if(void 0!==a&&ArrayBuffer.isView(e=a)&&!(e instanceof DataView))for(let e=0,i=a.length;e!==i;++e){let i=a[e];if(isNaN(i)){N("KeyframeTrack: Value is not a valid number.",this,e,i),t=!1;break}}return t}optimize(){let e=this.times.slice(),t=this.values.slice(),i=this.getValueSize(),r=2302===this.getInterpolation(),a=e.length-1,s=1;for(let n=1;n<a;++n){let a=!1,o=e[n];if(o!==e[n+1]&&(1!==n||o!==e[0]))if(r)a=!0;else{let e=n*i,r=e-i,s=e+i;for(let n=0;n!==i;++n){let i=t[e+n];if(i!==t[r+n]||i!==t[s+n]){a=!0;break}}}if(a){if(n!==s){e[s]=e[n];let r=n*i,a=s*i;for(let e=0;e!==i;++e)t[a+e]=t[r+e]}++s}}if(a>0){e[s]=e[a];for(let e=a*i,r=s*i,n=0;n!==i;++n)t[r+n]=t[e+n];++s}return s!==e.length?(this.times=e.slice(0,s),this.values=t.slice(0,s*i)):(this.times=e,this.values=t),this}clone(){let e=this.times.slice(),t=this.values.slice(),i=new this.constructor(this.name,e,t);return i.createInterpolant=this.createInterpolant,iB(this.settings)&&(i.settings={inTangents:this.settings.inTangents.slice(),outTangents:this.settings.outTangents.slice()}),i}};function ij(e,t){for(let i=0,r=e.length;i!==r;i+=2)e[i]+=t}function iq(e,t){for(let i=0,r=e.length;i!==r;i+=2)e[i]*=t}iX.prototype.ValueTypeName="",iX.prototype.TimeBufferType=Float32Array,iX.prototype.ValueBufferType=Float32Array,iX.prototype.DefaultInterpolation=2301;var iY=class extends iX{constructor(e,t,i){super(e,t,i)}};iY.prototype.ValueTypeName="bool",iY.prototype.ValueBufferType=Array,iY.prototype.DefaultInterpolation=2300,iY.prototype.InterpolantFactoryMethodLinear=void 0,iY.prototype.InterpolantFactoryMethodSmooth=void 0,(class extends iX{constructor(e,t,i,r){super(e,t,i,r)}}).prototype.ValueTypeName="color",(class extends iX{constructor(e,t,i,r){super(e,t,i,r)}}).prototype.ValueTypeName="number";var iK=class extends iz{constructor(e,t,i,r){super(e,t,i,r)}interpolate_(e,t,i,r){let a=this.resultBuffer,s=this.sampleValues,n=this.valueSize,o=(i-t)/(r-t),l=e*n;for(let e=l+n;l!==e;l+=4)W.slerpFlat(a,0,s,l-n,s,l,o);return a}},iZ=class extends iX{constructor(e,t,i,r){super(e,t,i,r)}InterpolantFactoryMethodLinear(e){return new iK(this.times,this.values,this.getValueSize(),e)}};iZ.prototype.ValueTypeName="quaternion",iZ.prototype.InterpolantFactoryMethodSmooth=void 0;var iJ=class extends iX{constructor(e,t,i){super(e,t,i)}};iJ.prototype.ValueTypeName="string",iJ.prototype.ValueBufferType=Array,iJ.prototype.DefaultInterpolation=2300,iJ.prototype.InterpolantFactoryMethodLinear=void 0,iJ.prototype.InterpolantFactoryMethodSmooth=void 0,(class extends iX{constructor(e,t,i,r){super(e,t,i,r)}}).prototype.ValueTypeName="vector";new class{constructor(e,t,i){let r=this,a=!1,s=0,n=0,o,l=[];this.onStart=void 0,this.onLoad=e,this.onProgress=t,this.onError=i,this._abortController=null,this.itemStart=function(e){n++,!1===a&&void 0!==r.onStart&&r.onStart(e,s,n),a=!0},this.itemEnd=function(e){s++,void 0!==r.onProgress&&r.onProgress(e,s,n),s===n&&(a=!1,void 0!==r.onLoad&&r.onLoad())},this.itemError=function(e){void 0!==r.onError&&r.onError(e)},this.resolveURL=function(e){return e=e.normalize("NFC"),o?o(e):e},this.setURLModifier=function(e){return o=e,this},this.addHandler=function(e,t){return l.push(e,t),this},this.removeHandler=function(e){let t=l.indexOf(e);return -1!==t&&l.splice(t,2),this},this.getHandler=function(e){for(let t=0,i=l.length;t<i;t+=2){let i=l[t],r=l[t+1];if(i.global&&(i.lastIndex=0),i.test(e))return r}return null},this.abort=function(){return this.abortController.abort(),this._abortController=null,this}}get abortController(){return this._abortController||(this._abortController=new AbortController),this._abortController}};var i$=new X,iQ=new W,i0=new X,i1=class extends eH{constructor(){super(),this.isCamera=!0,this.type="Camera",this.matrixWorldInverse=new ef,this.projectionMatrix=new ef,this.projectionMatrixInverse=new ef,this.coordinateSystem=2e3,this._reversedDepth=!1}get reversedDepth(){return this._reversedDepth}copy(e,t){return super.copy(e,t),this.matrixWorldInverse.copy(e.matrixWorldInverse),this.projectionMatrix.copy(e.projectionMatrix),this.projectionMatrixInverse.copy(e.projectionMatrixInverse),this.coordinateSystem=e.coordinateSystem,this}getWorldDirection(e){return super.getWorldDirection(e).negate()}updateMatrixWorld(e){super.updateMatrixWorld(e),this.matrixWorld.decompose(i$,iQ,i0),1===i0.x&&1===i0.y&&1===i0.z?this.matrixWorldInverse.copy(this.matrixWorld).invert():this.matrixWorldInverse.compose(i$,iQ,i0.set(1,1,1)).invert()}updateWorldMatrix(e,t,i=!1){super.updateWorldMatrix(e,t,i),this.matrixWorld.decompose(i$,iQ,i0),1===i0.x&&1===i0.y&&1===i0.z?this.matrixWorldInverse.copy(this.matrixWorld).invert():this.matrixWorldInverse.compose(i$,iQ,i0.set(1,1,1)).invert()}clone(){return new this.constructor().copy(this)}},i3=new X,i2=new V,i4=new V,i5=class extends i1{constructor(e=50,t=1,i=.1,r=2e3){super(),this.isPerspectiveCamera=!0,this.type="PerspectiveCamera",this.fov=e,this.zoom=1,this.near=i,this.far=r,this.focus=10,this.aspect=t,this.view=null,this.filmGauge=35,this.filmOffset=0,this.updateProjectionMatrix()}copy(e,t){return super.copy(e,t),this.fov=e.fov,this.zoom=e.zoom,this.near=e.near,this.far=e.far,this.focus=e.focus,this.aspect=e.aspect,this.view=null===e.view?null:Object.assign({},e.view),this.filmGauge=e.filmGauge,this.filmOffset=e.filmOffset,this}setFocalLength(e){let t=.5*this.getFilmHeight()/e;this.fov=2*z*Math.atan(t),this.updateProjectionMatrix()}getFocalLength(){let e=Math.tan(.5*B*this.fov);return .5*this.getFilmHeight()/e}getEffectiveFOV(){return 2*z*Math.atan(Math.tan(.5*B*this.fov)/this.zoom)}getFilmWidth(){return this.filmGauge*Math.min(this.aspect,1)}getFilmHeight(){return this.filmGauge/Math.max(this.aspect,1)}getViewBounds(e,t,i){i3.set(-1,-1,.5).applyMatrix4(this.projectionMatrixInverse),t.set(i3.x,i3.y).multiplyScalar(-e/i3.z),i3.set(1,1,.5).applyMatrix4(this.projectionMatrixInverse),i.set(i3.x,i3.y).multiplyScalar(-e/i3.z)}getViewSize(e,t){return this.getViewBounds(e,i2,i4),t.subVectors(i4,i2)}setViewOffset(e,t,i,r,a,s){this.aspect=e/t,null===this.view&&(this.view={enabled:!0,fullWidth:1,fullHeight:1,offsetX:0,offsetY:0,width:1,height:1}),this.view.enabled=!0,this.view.fullWidth=e,this.view.fullHeight=t,this.view.offsetX=i,this.view.offsetY=r,this.view.width=a,this.view.height=s,this.updateProjectionMatrix()}clearViewOffset(){null!==this.view&&(this.view.enabled=!1),this.updateProjectionMatrix()}updateProjectionMatrix(){let e=this.near,t=e*Math.tan(.5*B*this.fov)/this.zoom,i=2*t,r=this.aspect*i,a=-.5*r,s=this.view;if(null!==this.view&&this.view.enabled){let e=s.fullWidth,n=s.fullHeight;a+=s.offsetX*r/e,t-=s.offsetY*i/n,r*=s.width/e,i*=s.height/n}let n=this.filmOffset;0!==n&&(a+=e*n/this.getFilmWidth()),this.projectionMatrix.makePerspective(a,a+r,t,t-i,e,this.far,this.coordinateSystem,this.reversedDepth),this.projectionMatrixInverse.copy(this.projectionMatrix).invert()}toJSON(e){let t=super.toJSON(e);return t.object.fov=this.fov,t.object.zoom=this.zoom,t.object.near=this.near,t.object.far=this.far,t.object.focus=this.focus,t.object.aspect=this.aspect,null!==this.view&&(t.object.view=Object.assign({},this.view)),t.object.filmGauge=this.filmGauge,t.object.filmOffset=this.filmOffset,t}},i6=class extends i1{constructor(e=-1,t=1,i=1,r=-1,a=.1,s=2e3){super(),this.isOrthographicCamera=!0,this.type="OrthographicCamera",this.zoom=1,this.view=null,this.left=e,this.right=t,this.top=i,this.bottom=r,this.near=a,this.far=s,this.updateProjectionMatrix()}copy(e,t){return super.copy(e,t),this.left=e.left,this.right=e.right,this.top=e.top,this.bottom=e.bottom,this.near=e.near,this.far=e.far,this.zoom=e.zoom,this.view=null===e.view?null:Object.assign({},e.view),this}setViewOffset(e,t,i,r,a,s){null===this.view&&(this.view={enabled:!0,fullWidth:1,fullHeight:1,offsetX:0,offsetY:0,width:1,height:1}),this.view.enabled=!0,this.view.fullWidth=e,this.view.fullHeight=t,this.view.offsetX=i,this.view.offsetY=r,this.view.width=a,this.view.height=s,this.updateProjectionMatrix()}clearViewOffset(){null!==this.view&&(this.view.enabled=!1),this.updateProjectionMatrix()}updateProjectionMatrix(){let e=(this.right-this.left)/(2*this.zoom),t=(this.top-this.bottom)/(2*this.zoom),i=(this.right+this.left)/2,r=(this.top+this.bottom)/2,a=i-e,s=i+e,n=r+t,o=r-t;if(null!==this.view&&this.view.enabled){let e=(this.right-this.left)/this.view.fullWidth/this.zoom,t=(this.top-this.bottom)/this.view.fullHeight/this.zoom;a+=e*this.view.offsetX,s=a+e*this.view.width,n-=t*this.view.offsetY,o=n-t*this.view.height}this.projectionMatrix.makeOrthographic(a,s,n,o,this.near,this.far,this.coordinateSystem,this.reversedDepth),this.projectionMatrixInverse.copy(this.projectionMatrix).invert()}toJSON(e){let t=super.toJSON(e);return t.object.zoom=this.zoom,t.object.left=this.left,t.object.right=this.right,t.object.top=this.top,t.object.bottom=this.bottom,t.object.near=this.near,t.object.far=this.far,null!==this.view&&(t.object.view=Object.assign({},this.view)),t}},i8=class extends eH{constructor(e,t,i){super(),this.type="CubeCamera",this.renderTarget=i,this.coordinateSystem=null,this.activeMipmapLevel=0;let r=new i5(-90,1,e,t);r.layers=this.layers,this.add(r);let a=new i5(-90,1,e,t);a.layers=this.layers,this.add(a);let s=new i5(-90,1,e,t);s.layers=this.layers,this.add(s);let n=new i5(-90,1,e,t);n.layers=this.layers,this.add(n);let o=new i5(-90,1,e,t);o.layers=this.layers,this.add(o);let l=new i5(-90,1,e,t);l.layers=this.layers,this.add(l)}updateCoordinateSystem(){let e=this.coordinateSystem,t=this.children.concat(),[i,r,a,s,n,o]=t;for(let e of t)this.remove(e);if(2e3===e)i.up.set(0,1,0),i.lookAt(1,0,0),r.up.set(0,1,0),r.lookAt(-1,0,0),a.up.set(0,0,-1),a.lookAt(0,1,0),s.up.set(0,0,1),s.lookAt(0,-1,0),n.up.set(0,1,0),n.lookAt(0,0,1),o.up.set(0,1,0),o.lookAt(0,0,-1);else if(2001===e)i.up.set(0,-1,0),i.lookAt(-1,0,0),r.up.set(0,-1,0),r.lookAt(1,0,0),a.up.set(0,0,1),a.lookAt(0,1,0),s.up.set(0,0,-1),s.lookAt(0,-1,0),n.up.set(0,-1,0),n.lookAt(0,0,1),o.up.set(0,-1,0),o.lookAt(0,0,-1);else throw Error("THREE.CubeCamera.updateCoordinateSystem(): Invalid coordinate system: "+e);for(let e of t)this.add(e),e.updateMatrixWorld()}update(e,t){null===this.parent&&this.updateMatrixWorld();let{renderTarget:i,activeMipmapLevel:r}=this;this.coordinateSystem!==e.coordinateSystem&&(this.coordinateSystem=e.coordinateSystem,this.updateCoordinateSystem());let[a,s,n,o,l,h]=this.children,d=e.getRenderTarget(),c=e.getActiveCubeFace(),u=e.getActiveMipmapLevel(),p=e.xr.enabled;e.xr.enabled=!1;let f=i.texture.mipmapsAutoUpdate;i.texture.mipmapsAutoUpdate=!1;let m=!1;m=!0===e.isWebGLRenderer?e.state.buffers.depth.getReversed():e.reversedDepthBuffer,e.setRenderTarget(i,0,r),m&&!1===e.autoClear&&e.clearDepth(),e.render(t,a),e.setRenderTarget(i,1,r),m&&!1===e.autoClear&&e.clearDepth(),e.render(t,s),e.setRenderTarget(i,2,r),m&&!1===e.autoClear&&e.clearDepth(),e.render(t,n),e.setRenderTarget(i,3,r),m&&!1===e.autoClear&&e.clearDepth(),e.render(t,o),e.setRenderTarget(i,4,r),m&&!1===e.autoClear&&e.clearDepth(),e.render(t,l),i.texture.mipmapsAutoUpdate=f,e.setRenderTarget(i,5,r),m&&!1===e.autoClear&&e.clearDepth(),e.render(t,h),e.setRenderTarget(d,c,u),e.xr.enabled=p,i.texture.needsPMREMUpdate=!0}},i9=class extends i5{constructor(e=[]){super(),this.isArrayCamera=!0,this.isMultiViewCamera=!1,this.cameras=e,this.perCameraFrustumCulled=!1}},i7="\\[\\]\\.:\\/",re=RegExp("["+i7+"]","g"),rt="[^"+i7+"]",ri="[^"+i7.replace("\\.","")+"]",rr=RegExp("^"+/((?:WC+[\/:])*)/.source.replace("WC",rt)+/(WCOD+)?/.source.replace("WCOD",ri)+/(?:\.(WC+)(?:\[(.+)\])?)?/.source.replace("WC",rt)+/\.(WC+)(?:\[(.+)\])?/.source.replace("WC",rt)+"$"),ra=["material","materials","bones","map"],rs=class{constructor(e,t,i){let r=i||rn.parseTrackName(t);this._targetGroup=e,this._bindings=e.subscribe_(t,r)}getValue(e,t){this.bind();let i=this._targetGroup.nCachedObjects_,r=this._bindings[i];void 0!==r&&r.getValue(e,t)}setValue(e,t){let i=this._bindings;for(let r=this._targetGroup.nCachedObjects_,a=i.length;r!==a;++r)i[r].setValue(e,t)}bind(){let e=this._bindings;for(let t=this._targetGroup.nCachedObjects_,i=e.length;t!==i;++t)e[t].bind()}unbind(){let e=this._bindings;for(let t=this._targetGroup.nCachedObjects_,i=e.length;t!==i;++t)e[t].unbind()}},rn=class e{constructor(t,i,r){this.path=i,this.parsedPath=r||e.parseTrackName(i),this.node=e.findNode(t,this.parsedPath.nodeName),this.rootNode=t,this.getValue=this._getValue_unbound,this.setValue=this._setValue_unbound}static create(t,i,r){return t&&t.isAnimationObjectGroup?new e.Composite(t,i,r):new e(t,i,r)}static sanitizeNodeName(e){return e.replace(/\s/g,"_").replace(re,"")}static parseTrackName(e){let t=rr.exec(e);if(null===t)throw Error("THREE.PropertyBinding: Cannot parse trackName: "+e);let i={nodeName:t[2],objectName:t[3],objectIndex:t[4],propertyName:t[5],propertyIndex:t[6]},r=i.nodeName&&i.nodeName.lastIndexOf(".");if(void 0!==r&&-1!==r){let e=i.nodeName.substring(r+1);-1!==ra.indexOf(e)&&(i.nodeName=i.nodeName.substring(0,r),i.objectName=e)}if(null===i.propertyName||0===i.propertyName.length)throw Error("THREE.PropertyBinding: can not parse propertyName from trackName: "+e);return i}static findNode(e,t){if(void 0===t||""===t||"."===t||-1===t||t===e.name||t===e.uuid)return e;if(e.skeleton){let i=e.skeleton.getBoneByName(t);if(void 0!==i)return i}if(e.children){let i=function(e){for(let r=0;r<e.length;r++){let a=e[r];if(a.name===t||a.uuid===t)return a;let s=i(a.children);if(s)return s}return null},r=i(e.children);if(r)return r}return null}_getValue_unavailable(){}_setValue_unavailable(){}_getValue_direct(e,t){e[t]=this.targetObject[this.propertyName]}_getValue_array(e,t){let i=this.resolvedProperty;for(let r=0,a=i.length;r!==a;++r)e[t++]=i[r]}_getValue_arrayElement(e,t){e[t]=this.resolvedProperty[this.propertyIndex]}_getValue_toArray(e,t){this.resolvedProperty.toArray(e,t)}_setValue_direct(e,t){this.targetObject[this.propertyName]=e[t]}_setValue_direct_setNeedsUpdate(e,t){this.targetObject[this.propertyName]=e[t],this.targetObject.needsUpdate=!0}_setValue_direct_setMatrixWorldNeedsUpdate(e,t){this.targetObject[this.propertyName]=e[t],this.targetObject.matrixWorldNeedsUpdate=!0}_setValue_array(e,t){let i=this.resolvedProperty;for(let r=0,a=i.length;r!==a;++r)i[r]=e[t++]}_setValue_array_setNeedsUpdate(e,t){let i=this.resolvedProperty;for(let r=0,a=i.length;r!==a;++r)i[r]=e[t++];this.targetObject.needsUpdate=!0}_setValue_array_setMatrixWorldNeedsUpdate(e,t){let i=this.resolvedProperty;for(let r=0,a=i.length;r!==a;++r)i[r]=e[t++];this.targetObject.matrixWorldNeedsUpdate=!0}_setValue_arrayElement(e,t){this.resolvedProperty[this.propertyIndex]=e[t]}_setValue_arrayElement_setNeedsUpdate(e,t){this.resolvedProperty[this.propertyIndex]=e[t],this.targetObject.needsUpdate=!0}_setValue_arrayElement_setMatrixWorldNeedsUpdate(e,t){this.resolvedProperty[this.propertyIndex]=e[t],this.targetObject.matrixWorldNeedsUpdate=!0}_setValue_fromArray(e,t){this.resolvedProperty.fromArray(e,t)}_setValue_fromArray_setNeedsUpdate(e,t){this.resolvedProperty.fromArray(e,t),this.targetObject.needsUpdate=!0}_setValue_fromArray_setMatrixWorldNeedsUpdate(e,t){this.resolvedProperty.fromArray(e,t),this.targetObject.matrixWorldNeedsUpdate=!0}_getValue_unbound(e,t){this.bind(),this.getValue(e,t)}_setValue_unbound(e,t){this.bind(),this.setValue(e,t)}bind(){let t=this.node,i=this.parsedPath,r=i.objectName,a=i.propertyName,s=i.propertyIndex;if(t||(t=e.findNode(this.rootNode,i.nodeName),this.node=t),this.getValue=this._getValue_unavailable,this.setValue=this._setValue_unavailable,!t)return void D("PropertyBinding: No target node found for track: "+this.path+".");if(r){let e=i.objectIndex;switch(r){case"materials":if(!t.material)return void N("PropertyBinding: Can not bind to material as node does not have a material.",this);if(!t.material.materials)return void N("PropertyBinding: Can not bind to material.materials as node.material does not have a materials array.",this);t=t.material.materials;break;case"bones":if(!t.skeleton)return void N("PropertyBinding: Can not bind to bones as node does not have a skeleton.",this);t=t.skeleton.bones;for(let i=0;i<t.length;i++)if(t[i].name===e){e=i;break}break;case"map":if("map"in t){t=t.map;break}if(!t.material)return void N("PropertyBinding: Can not bind to material as node does not have a material.",this);if(!t.material.map)return void N("PropertyBinding: Can not bind to material.map as node.material does not have a map.",this);t=t.material.map;break;default:if(void 0===t[r])return void N("PropertyBinding: Can not bind to objectName of node undefined.",this);t=t[r]}if(void 0!==e){if(void 0===t[e])return void N("PropertyBinding: Trying to bind to objectIndex of objectName, but is undefined.",this,t);t=t[e]}}let n=t[a];if(void 0===n)return void N("PropertyBinding: Trying to update property for track: "+i.nodeName+"."+a+" but it wasn't found.",t);let o=this.Versioning.None;this.targetObject=t,!0===t.isMaterial?o=this.Versioning.NeedsUpdate:!0===t.isObject3D&&(o=this.Versioning.MatrixWorldNeedsUpdate);let l=this.BindingType.Direct;if(void 0!==s){if("morphTargetInfluences"===a){if(!t.geometry)return void N("PropertyBinding: Can not bind to morphTargetInfluences because node does not have a geometry.",this);if(!t.geometry.morphAttributes)return void N("PropertyBinding: Can not bind to morphTargetInfluences because node does not have a geometry.morphAttributes.",this);void 0!==t.morphTargetDictionary[s]&&(s=t.morphTargetDictionary[s])}l=this.BindingType.ArrayElement,this.resolvedProperty=n,this.propertyIndex=s}else void 0!==n.fromArray&&void 0!==n.toArray?(l=this.BindingType.HasFromToArray,this.resolvedProperty=n):Array.isArray(n)?(l=this.BindingType.EntireArray,this.resolvedProperty=n):this.propertyName=a;this.getValue=this.GetterByBindingType[l],this.setValue=this.SetterByBindingTypeAndVersioning[l][o]}unbind(){this.node=null,this.getValue=this._getValue_unbound,this.setValue=this._setValue_unbound}};rn.Composite=rs,rn.prototype.BindingType={Direct:0,EntireArray:1,ArrayElement:2,HasFromToArray:3},rn.prototype.Versioning={None:0,NeedsUpdate:1,MatrixWorldNeedsUpdate:2},rn.prototype.GetterByBindingType=[rn.prototype._getValue_direct,rn.prototype._getValue_array,rn.prototype._getValue_arrayElement,rn.prototype._getValue_toArray],rn.prototype.SetterByBindingTypeAndVersioning=[[rn.prototype._setValue_direct,rn.prototype._setValue_direct_setNeedsUpdate,rn.prototype._setValue_direct_setMatrixWorldNeedsUpdate],[rn.prototype._setValue_array,rn.prototype._setValue_array_setNeedsUpdate,rn.prototype._setValue_array_setMatrixWorldNeedsUpdate],[rn.prototype._setValue_arrayElement,rn.prototype._setValue_arrayElement_setNeedsUpdate,rn.prototype._setValue_arrayElement_setMatrixWorldNeedsUpdate],[rn.prototype._setValue_fromArray,rn.prototype._setValue_fromArray_setNeedsUpdate,rn.prototype._setValue_fromArray_setMatrixWorldNeedsUpdate]];var ro=new ef,rl=class{constructor(e,t,i=0,r=1/0){this.ray=new tj(e,t),this.near=i,this.far=r,this.camera=null,this.layers=new eT,this.params={Mesh:{},Line:{threshold:1},LOD:{},Points:{threshold:1},Sprite:{}}}set(e,t){this.ray.set(e,t)}setFromCamera(e,t){t.isPerspectiveCamera?(this.ray.origin.setFromMatrixPosition(t.matrixWorld),this.ray.direction.set(e.x,e.y,.5).unproject(t).sub(this.ray.origin).normalize(),this.camera=t):t.isOrthographicCamera?(this.ray.origin.set(e.x,e.y,t.projectionMatrix.elements[14]).unproject(t),this.ray.direction.set(0,0,-1).transformDirection(t.matrixWorld),this.camera=t):N("Raycaster: Unsupported camera type: "+t.type)}setFromXRController(e){return ro.identity().extractRotation(e.matrixWorld),this.ray.origin.setFromMatrixPosition(e.matrixWorld),this.ray.direction.set(0,0,-1).applyMatrix4(ro),this}intersectObject(e,t=!0,i=[]){return rd(e,this,i,t),i.sort(rh),i}intersectObjects(e,t=!0,i=[]){for(let r=0,a=e.length;r<a;r++)rd(e[r],this,i,t);return i.sort(rh),i}};function rh(e,t){return e.distance-t.distance}function rd(e,t,i,r){let a=!0;if(e.layers.test(t.layers)&&!1===e.raycast(t,i)&&(a=!1),!0===a&&!0===r){let r=e.children;for(let e=0,a=r.length;e<a;e++)rd(r[e],t,i,!0)}}var rc=class{constructor(e=1,t=0,i=0){this.radius=e,this.phi=t,this.theta=i}set(e,t,i){return this.radius=e,this.phi=t,this.theta=i,this}copy(e){return this.radius=e.radius,this.phi=e.phi,this.theta=e.theta,this}makeSafe(){return this.phi=H(this.phi,1e-6,Math.PI-1e-6),this}setFromVector3(e){return this.setFromCartesianCoords(e.x,e.y,e.z)}setFromCartesianCoords(e,t,i){return this.radius=Math.sqrt(e*e+t*t+i*i),0===this.radius?(this.theta=0,this.phi=0):(this.theta=Math.atan2(e,i),this.phi=Math.acos(H(t/this.radius,-1,1))),this}clone(){return new this.constructor().copy(this)}};(class{constructor(e,t,i,r){this.elements=[1,0,0,1],void 0!==e&&this.set(e,t,i,r)}identity(){return this.set(1,0,0,1),this}fromArray(e,t=0){for(let i=0;i<4;i++)this.elements[i]=e[i+t];return this}set(e,t,i,r){let a=this.elements;return a[0]=e,a[2]=t,a[1]=i,a[3]=r,this}}).prototype.isMatrix2=!0;var ru=class extends O{constructor(e,t=null){super(),this.object=e,this.domElement=t,this.enabled=!0,this.state=-1,this.keys={},this.mouseButtons={LEFT:null,MIDDLE:null,RIGHT:null},this.touches={ONE:null,TWO:null}}connect(e){null!==this.domElement&&this.disconnect(),this.domElement=e}disconnect(){}dispose(){}update(){}};function rp(e,t,i,r){let a=function(e){switch(e){case 1009:case 1010:return{byteLength:1,components:1};case 1012:case 1011:case 1016:return{byteLength:2,components:1};case 1017:case 1018:return{byteLength:2,components:4};case 1014:case 1013:case 1015:return{byteLength:4,components:1};case 35902:case 35899:return{byteLength:4,components:3}}throw Error(`THREE.TextureUtils: Unknown texture type ${e}.`)}(r);switch(i){case 1021:return e*t;case 1028:case 1029:return e*t/a.components*a.byteLength;case 1030:case 1031:return e*t*2/a.components*a.byteLength;case 1022:return e*t*3/a.components*a.byteLength;case 1023:case 1033:return e*t*4/a.components*a.byteLength;case 33776:case 33777:case 36196:case 37492:case 37488:case 37489:return Math.floor((e+3)/4)*Math.floor((t+3)/4)*8;case 33778:case 33779:case 37496:case 37490:case 37491:case 37808:return Math.floor((e+3)/4)*Math.floor((t+3)/4)*16;case 35841:case 35843:return Math.max(e,16)*Math.max(t,8)/4;case 35840:case 35842:return Math.max(e,8)*Math.max(t,8)/2;case 37809:return Math.floor((e+4)/5)*Math.floor((t+3)/4)*16;case 37810:return Math.floor((e+4)/5)*Math.floor((t+4)/5)*16;case 37811:return Math.floor((e+5)/6)*Math.floor((t+4)/5)*16;case 37812:return Math.floor((e+5)/6)*Math.floor((t+5)/6)*16;case 37813:return Math.floor((e+7)/8)*Math.floor((t+4)/5)*16;case 37814:return Math.floor((e+7)/8)*Math.floor((t+5)/6)*16;case 37815:return Math.floor((e+7)/8)*Math.floor((t+7)/8)*16;case 37816:return Math.floor((e+9)/10)*Math.floor((t+4)/5)*16;case 37817:return Math.floor((e+9)/10)*Math.floor((t+5)/6)*16;case 37818:return Math.floor((e+9)/10)*Math.floor((t+7)/8)*16;case 37819:return Math.floor((e+9)/10)*Math.floor((t+9)/10)*16;case 37820:return Math.floor((e+11)/12)*Math.floor((t+9)/10)*16;case 37821:return Math.floor((e+11)/12)*Math.floor((t+11)/12)*16;case 36492:case 36494:case 36495:case 36285:case 36286:return Math.ceil(e/4)*Math.ceil(t/4)*16;case 36283:case 36284:return Math.ceil(e/4)*Math.ceil(t/4)*8}throw Error(`Unable to determine texture byte length for ${i} format.`)}function rf(){let e=null,t=!1,i=null,r=null;function a(t,s){r=e.requestAnimationFrame(a),i(t,s)}return{start:function(){!0!==t&&null!==i&&null!==e&&(r=e.requestAnimationFrame(a),t=!0)},stop:function(){null!==e&&e.cancelAnimationFrame(r),t=!1},setAnimationLoop:function(e){i=e},setContext:function(t){e=t}}}function rm(e){let t=new WeakMap;return{get:function(e){return e.isInterleavedBufferAttribute&&(e=e.data),t.get(e)},remove:function(i){i.isInterleavedBufferAttribute&&(i=i.data);let r=t.get(i);r&&(e.deleteBuffer(r.buffer),t.delete(i))},update:function(i,r){if(i.isInterleavedBufferAttribute&&(i=i.data),i.isGLBufferAttribute){let e=t.get(i);(!e||e.version<i.version)&&t.set(i,{buffer:i.buffer,type:i.type,bytesPerElement:i.elementSize,version:i.version});return}let a=t.get(i);if(void 0===a)t.set(i,function(t,i){let r,a=t.array,s=t.usage,n=a.byteLength,o=e.createBuffer();if(e.bindBuffer(i,o),e.bufferData(i,a,s),t.onUploadCallback(),a instanceof Float32Array)r=e.FLOAT;else if("u">typeof Float16Array&&a instanceof Float16Array)r=e.HALF_FLOAT;else if(a instanceof Uint16Array)r=t.isFloat16BufferAttribute?e.HALF_FLOAT:e.UNSIGNED_SHORT;else if(a instanceof Int16Array)r=e.SHORT;else if(a instanceof Uint32Array)r=e.UNSIGNED_INT;else if(a instanceof Int32Array)r=e.INT;else if(a instanceof Int8Array)r=e.BYTE;else if(a instanceof Uint8Array)r=e.UNSIGNED_BYTE;else if(a instanceof Uint8ClampedArray)r=e.UNSIGNED_BYTE;else throw Error("THREE.WebGLAttributes: Unsupported buffer data format: "+a);return{buffer:o,type:r,bytesPerElement:a.BYTES_PER_ELEMENT,version:t.version,size:n}}(i,r));else if(a.version<i.version){if(a.size!==i.array.byteLength)throw Error("THREE.WebGLAttributes: The size of the buffer attribute's array buffer does not match the original size. Resizing buffer attributes is not supported.");(function(t,i,r){let a=i.array,s=i.updateRanges;if(e.bindBuffer(r,t),0===s.length)e.bufferSubData(r,0,a);else{s.sort((e,t)=>e.start-t.start);let t=0;for(let e=1;e<s.length;e++){let i=s[t],r=s[e];r.start<=i.start+i.count+1?i.count=Math.max(i.count,r.start+r.count-i.start):s[++t]=r}s.length=t+1;for(let t=0,i=s.length;t<i;t++){let i=s[t];e.bufferSubData(r,i.start*a.BYTES_PER_ELEMENT,a,i.start,i.count)}i.clearUpdateRanges()}i.onUploadCallback()})(a.buffer,i,r),a.version=i.version}}}}"u">typeof __THREE_DEVTOOLS__&&__THREE_DEVTOOLS__.dispatchEvent(new CustomEvent("register",{detail:{revision:"187"}})),"u">typeof window&&(window.__THREE__?D("WARNING: Multiple instances of Three.js being imported."):window.__THREE__="187");var rg={alphahash_fragment:`#ifdef USE_ALPHAHASH
	if ( diffuseColor.a < getAlphaHashThreshold( vPosition ) ) discard;
#endif`,alphahash_pars_fragment:`#ifdef USE_ALPHAHASH
	const float ALPHA_HASH_SCALE = 0.05;
	float hash2D( vec2 value ) {
		return fract( 1.0e4 * sin( 17.0 * value.x + 0.1 * value.y ) * ( 0.1 + abs( sin( 13.0 * value.y + value.x ) ) ) );
	}
	float hash3D( vec3 value ) {
		return hash2D( vec2( hash2D( value.xy ), value.z ) );
	}
	float getAlphaHashThreshold( vec3 position ) {
		float maxDeriv = max(
			length( dFdx( position.xyz ) ),
			length( dFdy( position.xyz ) )
		);
		float pixScale = 1.0 / ( ALPHA_HASH_SCALE * maxDeriv );
		vec2 pixScales = vec2(
			exp2( floor( log2( pixScale ) ) ),
			exp2( ceil( log2( pixScale ) ) )
		);
		vec2 alpha = vec2(
			hash3D( floor( pixScales.x * position.xyz ) ),
			hash3D( floor( pixScales.y * position.xyz ) )
		);
		float lerpFactor = fract( log2( pixScale ) );
		float x = ( 1.0 - lerpFactor ) * alpha.x + lerpFactor * alpha.y;
		float a = min( lerpFactor, 1.0 - lerpFactor );
		vec3 cases = vec3(
			x * x / ( 2.0 * a * ( 1.0 - a ) ),
			( x - 0.5 * a ) / ( 1.0 - a ),
			1.0 - ( ( 1.0 - x ) * ( 1.0 - x ) / ( 2.0 * a * ( 1.0 - a ) ) )
		);
		float threshold = ( x < ( 1.0 - a ) )
			? ( ( x < a ) ? cases.x : cases.y )
			: cases.z;
		return clamp( threshold , 1.0e-6, 1.0 );
	}
#endif`,alphamap_fragment:`#ifdef USE_ALPHAMAP
	diffuseColor.a *= texture2D( alphaMap, vAlphaMapUv ).g;
#endif`,alphamap_pars_fragment:`#ifdef USE_ALPHAMAP
	uniform sampler2D alphaMap;
#endif`,alphatest_fragment:`#ifdef USE_ALPHATEST
	#ifdef ALPHA_TO_COVERAGE
	diffuseColor.a = smoothstep( alphaTest, alphaTest + fwidth( diffuseColor.a ), diffuseColor.a );
	if ( diffuseColor.a == 0.0 ) discard;
	#else
	if ( diffuseColor.a < alphaTest ) discard;
	#endif
#endif`,alphatest_pars_fragment:`#ifdef USE_ALPHATEST
	uniform float alphaTest;
#endif`,aomap_fragment:`#ifdef USE_AOMAP
	float ambientOcclusion = ( texture2D( aoMap, vAoMapUv ).r - 1.0 ) * aoMapIntensity + 1.0;
	reflectedLight.indirectDiffuse *= ambientOcclusion;
	#if defined( USE_CLEARCOAT ) 
		clearcoatSpecularIndirect *= ambientOcclusion;
	#endif
	#if defined( USE_SHEEN ) 
		sheenSpecularIndirect *= ambientOcclusion;
	#endif
	#if defined( USE_ENVMAP ) && defined( STANDARD )
		float dotNV = saturate( dot( geometryNormal, geometryViewDir ) );
		reflectedLight.indirectSpecular *= computeSpecularOcclusion( dotNV, ambientOcclusion, material.roughness );
	#endif
#endif`,aomap_pars_fragment:`#ifdef USE_AOMAP
	uniform sampler2D aoMap;
	uniform float aoMapIntensity;
#endif`,batching_pars_vertex:`#ifdef USE_BATCHING
	#if ! defined( GL_ANGLE_multi_draw )
	#define gl_DrawID _gl_DrawID
	uniform int _gl_DrawID;
	#endif
	uniform highp sampler2D batchingTexture;
	uniform highp usampler2D batchingIdTexture;
	mat4 getBatchingMatrix( const in float i ) {
		int size = textureSize( batchingTexture, 0 ).x;
		int j = int( i ) * 4;
		int x = j % size;
		int y = j / size;
		vec4 v1 = texelFetch( batchingTexture, ivec2( x, y ), 0 );
		vec4 v2 = texelFetch( batchingTexture, ivec2( x + 1, y ), 0 );
		vec4 v3 = texelFetch( batchingTexture, ivec2( x + 2, y ), 0 );
		vec4 v4 = texelFetch( batchingTexture, ivec2( x + 3, y ), 0 );
		return mat4( v1, v2, v3, v4 );
	}
	float getIndirectIndex( const in int i ) {
		int size = textureSize( batchingIdTexture, 0 ).x;
		int x = i % size;
		int y = i / size;
		return float( texelFetch( batchingIdTexture, ivec2( x, y ), 0 ).r );
	}
#endif
#ifdef USE_BATCHING_COLOR
	uniform sampler2D batchingColorTexture;
	vec4 getBatchingColor( const in float i ) {
		int size = textureSize( batchingColorTexture, 0 ).x;
		int j = int( i );
		int x = j % size;
		int y = j / size;
		return texelFetch( batchingColorTexture, ivec2( x, y ), 0 );
	}
#endif`,batching_vertex:`#ifdef USE_BATCHING
	mat4 batchingMatrix = getBatchingMatrix( getIndirectIndex( gl_DrawID ) );
#endif`,begin_vertex:`vec3 transformed = vec3( position );
#ifdef USE_ALPHAHASH
	vPosition = vec3( position );
#endif`,beginnormal_vertex:`vec3 objectNormal = vec3( normal );
#ifdef USE_TANGENT
	vec3 objectTangent = vec3( tangent.xyz );
#endif`,bsdfs:`float G_BlinnPhong_Implicit( ) {
	return 0.25;
}
float D_BlinnPhong( const in float shininess, const in float dotNH ) {
	return RECIPROCAL_PI * ( shininess * 0.5 + 1.0 ) * pow( dotNH, shininess );
}
vec3 BRDF_BlinnPhong( const in vec3 lightDir, const in vec3 viewDir, const in vec3 normal, const in vec3 specularColor, const in float shininess ) {
	vec3 halfDir = normalize( lightDir + viewDir );
	float dotNH = saturate( dot( normal, halfDir ) );
	float dotVH = saturate( dot( viewDir, halfDir ) );
	vec3 F = F_Schlick( specularColor, 1.0, dotVH );
	float G = G_BlinnPhong_Implicit( );
	float D = D_BlinnPhong( shininess, dotNH );
	return F * ( G * D );
} // validated`,iridescence_fragment:`#ifdef USE_IRIDESCENCE
	const mat3 XYZ_TO_REC709 = mat3(
		 3.2404542, -0.9692660,  0.0556434,
		-1.5371385,  1.8760108, -0.2040259,
		-0.4985314,  0.0415560,  1.0572252
	);
	vec3 Fresnel0ToIor( vec3 fresnel0 ) {
		vec3 sqrtF0 = sqrt( fresnel0 );
		return ( vec3( 1.0 ) + sqrtF0 ) / ( vec3( 1.0 ) - sqrtF0 );
	}
	vec3 IorToFresnel0( vec3 transmittedIor, float incidentIor ) {
		return pow2( ( transmittedIor - vec3( incidentIor ) ) / ( transmittedIor + vec3( incidentIor ) ) );
	}
	float IorToFresnel0( float transmittedIor, float incidentIor ) {
		return pow2( ( transmittedIor - incidentIor ) / ( transmittedIor + incidentIor ));
	}
	vec3 evalSensitivity( float OPD, vec3 shift ) {
		float phase = 2.0 * PI * OPD * 1.0e-9;
		vec3 val = vec3( 5.4856e-13, 4.4201e-13, 5.2481e-13 );
		vec3 pos = vec3( 1.6810e+06, 1.7953e+06, 2.2084e+06 );
		vec3 var = vec3( 4.3278e+09, 9.3046e+09, 6.6121e+09 );
		vec3 xyz = val * sqrt( 2.0 * PI * var ) * cos( pos * phase + shift ) * exp( - pow2( phase ) * var );
		xyz.x += 9.7470e-14 * sqrt( 2.0 * PI * 4.5282e+09 ) * cos( 2.2399e+06 * phase + shift[ 0 ] ) * exp( - 4.5282e+09 * pow2( phase ) );
		xyz /= 1.0685e-7;
		vec3 rgb = XYZ_TO_REC709 * xyz;
		return rgb;
	}
	vec3 evalIridescence( float outsideIOR, float eta2, float cosTheta1, float thinFilmThickness, vec3 baseF0 ) {
		vec3 I;
		float iridescenceIOR = mix( outsideIOR, eta2, smoothstep( 0.0, 0.03, thinFilmThickness ) );
		float sinTheta2Sq = pow2( outsideIOR / iridescenceIOR ) * ( 1.0 - pow2( cosTheta1 ) );
		float cosTheta2Sq = 1.0 - sinTheta2Sq;
		if ( cosTheta2Sq < 0.0 ) {
			return vec3( 1.0 );
		}
		float cosTheta2 = sqrt( cosTheta2Sq );
		float R0 = IorToFresnel0( iridescenceIOR, outsideIOR );
		float R12 = F_Schlick( R0, 1.0, cosTheta1 );
		float T121 = 1.0 - R12;
		float phi12 = 0.0;
		if ( iridescenceIOR < outsideIOR ) phi12 = PI;
		float phi21 = PI - phi12;
		vec3 baseIOR = Fresnel0ToIor( clamp( baseF0, 0.0, 0.9999 ) );		vec3 R1 = IorToFresnel0( baseIOR, iridescenceIOR );
		vec3 R23 = F_Schlick( R1, 1.0, cosTheta2 );
		vec3 phi23 = vec3( 0.0 );
		if ( baseIOR[ 0 ] < iridescenceIOR ) phi23[ 0 ] = PI;
		if ( baseIOR[ 1 ] < iridescenceIOR ) phi23[ 1 ] = PI;
		if ( baseIOR[ 2 ] < iridescenceIOR ) phi23[ 2 ] = PI;
		float OPD = 2.0 * iridescenceIOR * thinFilmThickness * cosTheta2;
		vec3 phi = vec3( phi21 ) + phi23;
		vec3 R123 = clamp( R12 * R23, 1e-5, 0.9999 );
		vec3 r123 = sqrt( R123 );
		vec3 Rs = pow2( T121 ) * R23 / ( vec3( 1.0 ) - R123 );
		vec3 C0 = R12 + Rs;
		I = C0;
		vec3 Cm = Rs - T121;
		for ( int m = 1; m <= 2; ++ m ) {
			Cm *= r123;
			vec3 Sm = 2.0 * evalSensitivity( float( m ) * OPD, float( m ) * phi );
			I += Cm * Sm;
		}
		return max( I, vec3( 0.0 ) );
	}
#endif`,bumpmap_pars_fragment:`#ifdef USE_BUMPMAP
	uniform sampler2D bumpMap;
	uniform float bumpScale;
	vec2 dHdxy_fwd() {
		vec2 dSTdx = dFdx( vBumpMapUv );
		vec2 dSTdy = dFdy( vBumpMapUv );
		float Hll = bumpScale * texture2D( bumpMap, vBumpMapUv ).x;
		float dBx = bumpScale * texture2D( bumpMap, vBumpMapUv + dSTdx ).x - Hll;
		float dBy = bumpScale * texture2D( bumpMap, vBumpMapUv + dSTdy ).x - Hll;
		return vec2( dBx, dBy );
	}
	vec3 perturbNormalArb( vec3 surf_pos, vec3 surf_norm, vec2 dHdxy, float faceDirection ) {
		vec3 vSigmaX = normalize( dFdx( surf_pos.xyz ) );
		vec3 vSigmaY = normalize( dFdy( surf_pos.xyz ) );
		vec3 vN = surf_norm;
		vec3 R1 = cross( vSigmaY, vN );
		vec3 R2 = cross( vN, vSigmaX );
		float fDet = dot( vSigmaX, R1 ) * faceDirection;
		vec3 vGrad = sign( fDet ) * ( dHdxy.x * R1 + dHdxy.y * R2 );
		return normalize( abs( fDet ) * surf_norm - vGrad );
	}
#endif`,clipping_planes_fragment:`#if NUM_CLIPPING_PLANES > 0
	vec4 plane;
	#ifdef ALPHA_TO_COVERAGE
		float distanceToPlane, distanceGradient;
		float clipOpacity = 1.0;
		#pragma unroll_loop_start
		for ( int i = 0; i < UNION_CLIPPING_PLANES; i ++ ) {
			plane = clippingPlanes[ i ];
			distanceToPlane = - dot( vClipPosition, plane.xyz ) + plane.w;
			distanceGradient = fwidth( distanceToPlane ) / 2.0;
			clipOpacity *= smoothstep( - distanceGradient, distanceGradient, distanceToPlane );
			if ( clipOpacity == 0.0 ) discard;
		}
		#pragma unroll_loop_end
		#if UNION_CLIPPING_PLANES < NUM_CLIPPING_PLANES
			float unionClipOpacity = 1.0;
			#pragma unroll_loop_start
			for ( int i = UNION_CLIPPING_PLANES; i < NUM_CLIPPING_PLANES; i ++ ) {
				plane = clippingPlanes[ i ];
				distanceToPlane = - dot( vClipPosition, plane.xyz ) + plane.w;
				distanceGradient = fwidth( distanceToPlane ) / 2.0;
				unionClipOpacity *= 1.0 - smoothstep( - distanceGradient, distanceGradient, distanceToPlane );
			}
			#pragma unroll_loop_end
			clipOpacity *= 1.0 - unionClipOpacity;
		#endif
		diffuseColor.a *= clipOpacity;
		if ( diffuseColor.a == 0.0 ) discard;
	#else
		#pragma unroll_loop_start
		for ( int i = 0; i < UNION_CLIPPING_PLANES; i ++ ) {
			plane = clippingPlanes[ i ];
			if ( dot( vClipPosition, plane.xyz ) > plane.w ) discard;
		}
		#pragma unroll_loop_end
		#if UNION_CLIPPING_PLANES < NUM_CLIPPING_PLANES
			bool clipped = true;
			#pragma unroll_loop_start
			for ( int i = UNION_CLIPPING_PLANES; i < NUM_CLIPPING_PLANES; i ++ ) {
				plane = clippingPlanes[ i ];
				clipped = ( dot( vClipPosition, plane.xyz ) > plane.w ) && clipped;
			}
			#pragma unroll_loop_end
			if ( clipped ) discard;
		#endif
	#endif
#endif`,clipping_planes_pars_fragment:`#if NUM_CLIPPING_PLANES > 0
	varying vec3 vClipPosition;
	uniform vec4 clippingPlanes[ NUM_CLIPPING_PLANES ];
#endif`,clipping_planes_pars_vertex:`#if NUM_CLIPPING_PLANES > 0
	varying vec3 vClipPosition;
#endif`,clipping_planes_vertex:`#if NUM_CLIPPING_PLANES > 0
	vClipPosition = - mvPosition.xyz;
#endif`,color_fragment:`#if defined( USE_COLOR ) || defined( USE_COLOR_ALPHA )
	diffuseColor *= vColor;
#endif`,color_pars_fragment:`#if defined( USE_COLOR ) || defined( USE_COLOR_ALPHA )
	varying vec4 vColor;
#endif`,color_pars_vertex:`#if defined( USE_COLOR ) || defined( USE_COLOR_ALPHA ) || defined( USE_INSTANCING_COLOR ) || defined( USE_BATCHING_COLOR )
	varying vec4 vColor;
#endif`,color_vertex:`#if defined( USE_COLOR ) || defined( USE_COLOR_ALPHA ) || defined( USE_INSTANCING_COLOR ) || defined( USE_BATCHING_COLOR )
	vColor = vec4( 1.0 );
#endif
#ifdef USE_COLOR_ALPHA
	vColor *= color;
#elif defined( USE_COLOR )
	vColor.rgb *= color;
#endif
#ifdef USE_INSTANCING_COLOR
	vColor.rgb *= instanceColor.rgb;
#endif
#ifdef USE_BATCHING_COLOR
	vColor *= getBatchingColor( getIndirectIndex( gl_DrawID ) );
#endif`,common:`#define PI 3.141592653589793
#define PI2 6.283185307179586
#define PI_HALF 1.5707963267948966
#define RECIPROCAL_PI 0.3183098861837907
#define RECIPROCAL_PI2 0.15915494309189535
#define EPSILON 1e-6
#ifndef saturate
#define saturate( a ) clamp( a, 0.0, 1.0 )
#endif
#define whiteComplement( a ) ( 1.0 - saturate( a ) )
float pow2( const in float x ) { return x*x; }
vec3 pow2( const in vec3 x ) { return x*x; }
float pow3( const in float x ) { return x*x*x; }
float pow4( const in float x ) { float x2 = x*x; return x2*x2; }
float max3( const in vec3 v ) { return max( max( v.x, v.y ), v.z ); }
float average( const in vec3 v ) { return dot( v, vec3( 0.3333333 ) ); }
highp float rand( const in vec2 uv ) {
	const highp float a = 12.9898, b = 78.233, c = 43758.5453;
	highp float dt = dot( uv.xy, vec2( a,b ) ), sn = mod( dt, PI );
	return fract( sin( sn ) * c );
}
#ifdef HIGH_PRECISION
	float precisionSafeLength( vec3 v ) { return length( v ); }
#else
	float precisionSafeLength( vec3 v ) {
		float maxComponent = max3( abs( v ) );
		return length( v / maxComponent ) * maxComponent;
	}
#endif
struct IncidentLight {
	vec3 color;
	vec3 direction;
	bool visible;
};
struct ReflectedLight {
	vec3 directDiffuse;
	vec3 directSpecular;
	vec3 indirectDiffuse;
	vec3 indirectSpecular;
};
#ifdef USE_ALPHAHASH
	varying vec3 vPosition;
#endif
vec3 transformDirection( in vec3 dir, in mat4 matrix ) {
	return normalize( ( matrix * vec4( dir, 0.0 ) ).xyz );
}
#define inverseTransformDirection transformDirectionByInverseViewMatrix
vec3 transformNormalByInverseViewMatrix( in vec3 normal, in mat4 viewMatrix ) {
	return normalize( ( vec4( normal, 0.0 ) * viewMatrix ).xyz );
}
vec3 transformDirectionByInverseViewMatrix( in vec3 dir, in mat4 viewMatrix ) {
	return normalize( ( vec4( dir, 0.0 ) * viewMatrix ).xyz );
}
bool isPerspectiveMatrix( mat4 m ) {
	return m[ 2 ][ 3 ] == - 1.0;
}
vec2 equirectUv( in vec3 dir ) {
	float u = atan( dir.z, dir.x ) * RECIPROCAL_PI2 + 0.5;
	float v = asin( clamp( dir.y, - 1.0, 1.0 ) ) * RECIPROCAL_PI + 0.5;
	return vec2( u, v );
}
vec3 BRDF_Lambert( const in vec3 diffuseColor ) {
	return RECIPROCAL_PI * diffuseColor;
}
vec3 F_Schlick( const in vec3 f0, const in float f90, const in float dotVH ) {
	float fresnel = exp2( ( - 5.55473 * dotVH - 6.98316 ) * dotVH );
	return f0 * ( 1.0 - fresnel ) + ( f90 * fresnel );
}
float F_Schlick( const in float f0, const in float f90, const in float dotVH ) {
	float fresnel = exp2( ( - 5.55473 * dotVH - 6.98316 ) * dotVH );
	return f0 * ( 1.0 - fresnel ) + ( f90 * fresnel );
} // validated`,defaultnormal_vertex:`vec3 transformedNormal = objectNormal;
#ifdef USE_TANGENT
	vec3 transformedTangent = objectTangent;
#endif
#ifdef USE_BATCHING
	mat3 bm = mat3( batchingMatrix );
	transformedNormal /= vec3( dot( bm[ 0 ], bm[ 0 ] ), dot( bm[ 1 ], bm[ 1 ] ), dot( bm[ 2 ], bm[ 2 ] ) );
	transformedNormal = bm * transformedNormal;
	#ifdef USE_TANGENT
		transformedTangent = bm * transformedTangent;
	#endif
#endif
#ifdef USE_INSTANCING
	mat3 im = mat3( instanceMatrix );
	transformedNormal /= vec3( dot( im[ 0 ], im[ 0 ] ), dot( im[ 1 ], im[ 1 ] ), dot( im[ 2 ], im[ 2 ] ) );
	transformedNormal = im * transformedNormal;
	#ifdef USE_TANGENT
		transformedTangent = im * transformedTangent;
	#endif
#endif
transformedNormal = normalMatrix * transformedNormal;
#ifdef FLIP_SIDED
	transformedNormal = - transformedNormal;
#endif
#ifdef USE_TANGENT
	transformedTangent = ( modelViewMatrix * vec4( transformedTangent, 0.0 ) ).xyz;
#endif`,displacementmap_pars_vertex:`#ifdef USE_DISPLACEMENTMAP
	uniform sampler2D displacementMap;
	uniform float displacementScale;
	uniform float displacementBias;
#endif`,displacementmap_vertex:`#ifdef USE_DISPLACEMENTMAP
	transformed += normalize( objectNormal ) * ( texture2D( displacementMap, vDisplacementMapUv ).x * displacementScale + displacementBias );
#endif`,emissivemap_fragment:`#ifdef USE_EMISSIVEMAP
	vec4 emissiveColor = texture2D( emissiveMap, vEmissiveMapUv );
	#ifdef DECODE_VIDEO_TEXTURE_EMISSIVE
		emissiveColor = sRGBTransferEOTF( emissiveColor );
	#endif
	totalEmissiveRadiance *= emissiveColor.rgb;
#endif`,emissivemap_pars_fragment:`#ifdef USE_EMISSIVEMAP
	uniform sampler2D emissiveMap;
#endif`,colorspace_fragment:"gl_FragColor = linearToOutputTexel( gl_FragColor );",colorspace_pars_fragment:`vec4 LinearTransferOETF( in vec4 value ) {
	return value;
}
vec4 sRGBTransferEOTF( in vec4 value ) {
	return vec4( mix( pow( value.rgb * 0.9478672986 + vec3( 0.0521327014 ), vec3( 2.4 ) ), value.rgb * 0.0773993808, vec3( lessThanEqual( value.rgb, vec3( 0.04045 ) ) ) ), value.a );
}
vec4 sRGBTransferOETF( in vec4 value ) {
	return vec4( mix( pow( value.rgb, vec3( 0.41666 ) ) * 1.055 - vec3( 0.055 ), value.rgb * 12.92, vec3( lessThanEqual( value.rgb, vec3( 0.0031308 ) ) ) ), value.a );
}`,envmap_fragment:`#ifdef USE_ENVMAP
	#ifdef ENV_WORLDPOS
		vec3 cameraToFrag;
		if ( isOrthographic ) {
			cameraToFrag = normalize( vec3( - viewMatrix[ 0 ][ 2 ], - viewMatrix[ 1 ][ 2 ], - viewMatrix[ 2 ][ 2 ] ) );
		} else {
			cameraToFrag = normalize( vWorldPosition - cameraPosition );
		}
		vec3 worldNormal = transformNormalByInverseViewMatrix( normal, viewMatrix );
		#ifdef ENVMAP_MODE_REFLECTION
			vec3 reflectVec = reflect( cameraToFrag, worldNormal );
		#else
			vec3 reflectVec = refract( cameraToFrag, worldNormal, refractionRatio );
		#endif
	#else
		vec3 reflectVec = vReflect;
	#endif
	#ifdef ENVMAP_TYPE_CUBE
		vec4 envColor = textureCube( envMap, envMapRotation * reflectVec );
		#ifdef ENVMAP_BLENDING_MULTIPLY
			outgoingLight = mix( outgoingLight, outgoingLight * envColor.xyz, specularStrength * reflectivity );
		#elif defined( ENVMAP_BLENDING_MIX )
			outgoingLight = mix( outgoingLight, envColor.xyz, specularStrength * reflectivity );
		#elif defined( ENVMAP_BLENDING_ADD )
			outgoingLight += envColor.xyz * specularStrength * reflectivity;
		#endif
	#endif
#endif`,envmap_common_pars_fragment:`#ifdef USE_ENVMAP
	uniform float envMapIntensity;
	uniform mat3 envMapRotation;
	uniform samplerCube envMap;
	#ifdef ENVMAP_TYPE_PMREM
		float roughnessToMip( const in float roughness ) {
			float r = clamp( roughness, 0.0, 1.0 );
			return ENVMAP_MAX_LOD * r * ( 2.0 - r );
		}
	#endif
#endif`,envmap_pars_fragment:`#ifdef USE_ENVMAP
	uniform float reflectivity;
	#if defined( USE_BUMPMAP ) || defined( USE_NORMALMAP ) || defined( PHONG ) || defined( LAMBERT )
		#define ENV_WORLDPOS
	#endif
	#ifdef ENV_WORLDPOS
		varying vec3 vWorldPosition;
		uniform float refractionRatio;
	#else
		varying vec3 vReflect;
	#endif
#endif`,envmap_pars_vertex:`#ifdef USE_ENVMAP
	#if defined( USE_BUMPMAP ) || defined( USE_NORMALMAP ) || defined( PHONG ) || defined( LAMBERT )
		#define ENV_WORLDPOS
	#endif
	#ifdef ENV_WORLDPOS
		
		varying vec3 vWorldPosition;
	#else
		varying vec3 vReflect;
		uniform float refractionRatio;
	#endif
#endif`,envmap_physical_pars_fragment:`#ifdef USE_ENVMAP
	vec3 getIBLIrradiance( const in vec3 normal ) {
		#ifdef ENVMAP_TYPE_PMREM
			vec3 worldNormal = transformNormalByInverseViewMatrix( normal, viewMatrix );
			vec4 envMapColor = textureLod( envMap, envMapRotation * worldNormal, ENVMAP_MAX_LOD );
			return PI * envMapColor.rgb * envMapIntensity;
		#else
			return vec3( 0.0 );
		#endif
	}
	vec3 getIBLRadiance( const in vec3 viewDir, const in vec3 normal, const in float roughness ) {
		#ifdef ENVMAP_TYPE_PMREM
			vec3 reflectVec = reflect( - viewDir, normal );
			reflectVec = normalize( mix( reflectVec, normal, pow4( roughness ) ) );
			reflectVec = transformDirectionByInverseViewMatrix( reflectVec, viewMatrix );
			vec4 envMapColor = textureLod( envMap, envMapRotation * reflectVec, roughnessToMip( roughness ) );
			return envMapColor.rgb * envMapIntensity;
		#else
			return vec3( 0.0 );
		#endif
	}
	#ifdef USE_RETROREFLECTION
		vec3 getIBLRetroRadiance( const in vec3 viewDir, const in vec3 normal, const in float roughness ) {
			#ifdef ENVMAP_TYPE_PMREM
				vec3 retroVec = normalize( mix( viewDir, normal, pow4( roughness ) ) );
				retroVec = transformDirectionByInverseViewMatrix( retroVec, viewMatrix );
				vec4 envMapColor = textureLod( envMap, envMapRotation * retroVec, roughnessToMip( roughness ) );
				return envMapColor.rgb * envMapIntensity;
			#else
				return vec3( 0.0 );
			#endif
		}
	#endif
	#ifdef USE_ANISOTROPY
		vec3 getIBLAnisotropyRadiance( const in vec3 viewDir, const in vec3 normal, const in float roughness, const in vec3 bitangent, const in float anisotropy ) {
			#ifdef ENVMAP_TYPE_PMREM
				vec3 bentNormal = cross( bitangent, viewDir );
				bentNormal = normalize( cross( bentNormal, bitangent ) );
				bentNormal = normalize( mix( bentNormal, normal, pow2( pow2( 1.0 - anisotropy * ( 1.0 - roughness ) ) ) ) );
				return getIBLRadiance( viewDir, bentNormal, roughness );
			#else
				return vec3( 0.0 );
			#endif
		}
		#ifdef USE_RETROREFLECTION
			vec3 getIBLAnisotropyRetroRadiance( const in vec3 viewDir, const in vec3 normal, const in float roughness, const in vec3 bitangent, const in float anisotropy ) {
				#ifdef ENVMAP_TYPE_PMREM
					vec3 bentNormal = cross( bitangent, viewDir );
					bentNormal = normalize( cross( bentNormal, bitangent ) );
					bentNormal = normalize( mix( bentNormal, normal, pow2( pow2( 1.0 - anisotropy * ( 1.0 - roughness ) ) ) ) );
					return getIBLRetroRadiance( viewDir, bentNormal, roughness );
				#else
					return vec3( 0.0 );
				#endif
			}
		#endif
	#endif
#endif`,envmap_vertex:`#ifdef USE_ENVMAP
	#ifdef ENV_WORLDPOS
		vWorldPosition = worldPosition.xyz;
	#else
		vec3 cameraToVertex;
		if ( isOrthographic ) {
			cameraToVertex = normalize( vec3( - viewMatrix[ 0 ][ 2 ], - viewMatrix[ 1 ][ 2 ], - viewMatrix[ 2 ][ 2 ] ) );
		} else {
			cameraToVertex = normalize( worldPosition.xyz - cameraPosition );
		}
		vec3 worldNormal = transformNormalByInverseViewMatrix( transformedNormal, viewMatrix );
		#ifdef ENVMAP_MODE_REFLECTION
			vReflect = reflect( cameraToVertex, worldNormal );
		#else
			vReflect = refract( cameraToVertex, worldNormal, refractionRatio );
		#endif
	#endif
#endif`,fog_vertex:`#ifdef USE_FOG
	vFogDepth = - mvPosition.z;
#endif`,fog_pars_vertex:`#ifdef USE_FOG
	varying float vFogDepth;
#endif`,fog_fragment:`#ifdef USE_FOG
	#ifdef FOG_EXP2
		float fogFactor = 1.0 - exp( - fogDensity * fogDensity * vFogDepth * vFogDepth );
	#else
		float fogFactor = smoothstep( fogNear, fogFar, vFogDepth );
	#endif
	gl_FragColor.rgb = mix( gl_FragColor.rgb, fogColor, fogFactor );
#endif`,fog_pars_fragment:`#ifdef USE_FOG
	uniform vec3 fogColor;
	varying float vFogDepth;
	#ifdef FOG_EXP2
		uniform float fogDensity;
	#else
		uniform float fogNear;
		uniform float fogFar;
	#endif
#endif`,gradientmap_pars_fragment:`#ifdef USE_GRADIENTMAP
	uniform sampler2D gradientMap;
#endif
vec3 getGradientIrradiance( vec3 normal, vec3 lightDirection ) {
	float dotNL = dot( normal, lightDirection );
	vec2 coord = vec2( dotNL * 0.5 + 0.5, 0.0 );
	#ifdef USE_GRADIENTMAP
		return vec3( texture2D( gradientMap, coord ).r );
	#else
		vec2 fw = fwidth( coord ) * 0.5;
		return mix( vec3( 0.7 ), vec3( 1.0 ), smoothstep( 0.7 - fw.x, 0.7 + fw.x, coord.x ) );
	#endif
}`,lightmap_pars_fragment:`#ifdef USE_LIGHTMAP
	uniform sampler2D lightMap;
	uniform float lightMapIntensity;
#endif`,lights_lambert_fragment:`LambertMaterial material;
material.diffuseColor = diffuseColor.rgb;
material.specularStrength = specularStrength;`,lights_lambert_pars_fragment:`varying vec3 vViewPosition;
struct LambertMaterial {
	vec3 diffuseColor;
	float specularStrength;
};
void RE_Direct_Lambert( const in IncidentLight directLight, const in vec3 geometryPosition, const in vec3 geometryNormal, const in vec3 geometryViewDir, const in vec3 geometryClearcoatNormal, const in LambertMaterial material, inout ReflectedLight reflectedLight ) {
	float dotNL = saturate( dot( geometryNormal, directLight.direction ) );
	vec3 irradiance = dotNL * directLight.color;
	reflectedLight.directDiffuse += irradiance * BRDF_Lambert( material.diffuseColor );
}
void RE_IndirectDiffuse_Lambert( const in vec3 irradiance, const in vec3 geometryPosition, const in vec3 geometryNormal, const in vec3 geometryViewDir, const in vec3 geometryClearcoatNormal, const in LambertMaterial material, inout ReflectedLight reflectedLight ) {
	reflectedLight.indirectDiffuse += irradiance * BRDF_Lambert( material.diffuseColor );
}
#define RE_Direct				RE_Direct_Lambert
#define RE_IndirectDiffuse		RE_IndirectDiffuse_Lambert`,lights_pars_begin:`uniform bool receiveShadow;
uniform vec3 ambientLightColor;
#if defined( USE_LIGHT_PROBES )
	uniform vec3 lightProbe[ 9 ];
#endif
vec3 shGetIrradianceAt( in vec3 normal, in vec3 shCoefficients[ 9 ] ) {
	float x = normal.x, y = normal.y, z = normal.z;
	vec3 result = shCoefficients[ 0 ] * 0.886227;
	result += shCoefficients[ 1 ] * 2.0 * 0.511664 * y;
	result += shCoefficients[ 2 ] * 2.0 * 0.511664 * z;
	result += shCoefficients[ 3 ] * 2.0 * 0.511664 * x;
	result += shCoefficients[ 4 ] * 2.0 * 0.429043 * x * y;
	result += shCoefficients[ 5 ] * 2.0 * 0.429043 * y * z;
	result += shCoefficients[ 6 ] * ( 0.743125 * z * z - 0.247708 );
	result += shCoefficients[ 7 ] * 2.0 * 0.429043 * x * z;
	result += shCoefficients[ 8 ] * 0.429043 * ( x * x - y * y );
	return result;
}
vec3 getLightProbeIrradiance( const in vec3 lightProbe[ 9 ], const in vec3 normal ) {
	vec3 worldNormal = transformNormalByInverseViewMatrix( normal, viewMatrix );
	vec3 irradiance = shGetIrradianceAt( worldNormal, lightProbe );
	return irradiance;
}
vec3 getAmbientLightIrradiance( const in vec3 ambientLightColor ) {
	vec3 irradiance = ambientLightColor;
	return irradiance;
}
float getDistanceAttenuation( const in float lightDistance, const in float cutoffDistance, const in float decayExponent ) {
	float distanceFalloff = 1.0 / max( pow( lightDistance, decayExponent ), 0.01 );
	if ( cutoffDistance > 0.0 ) {
		distanceFalloff *= pow2( saturate( 1.0 - pow4( lightDistance / cutoffDistance ) ) );
	}
	return distanceFalloff;
}
float getSpotAttenuation( const in float coneCosine, const in float penumbraCosine, const in float angleCosine ) {
	return smoothstep( coneCosine, penumbraCosine, angleCosine );
}
#if NUM_SUN_LIGHTS > 0
	struct SunLight {
		vec3 direction;
		vec3 color;
	};
	uniform SunLight sunLights[ NUM_SUN_LIGHTS ];
	void getSunLightInfo( const in SunLight sunLight, out IncidentLight light ) {
		light.color = sunLight.color;
		light.direction = sunLight.direction;
		light.visible = true;
	}
#endif
#if NUM_DIR_LIGHTS > 0
	struct DirectionalLight {
		vec3 direction;
		vec3 color;
	};
	uniform DirectionalLight directionalLights[ NUM_DIR_LIGHTS ];
	void getDirectionalLightInfo( const in DirectionalLight directionalLight, out IncidentLight light ) {
		light.color = directionalLight.color;
		light.direction = directionalLight.direction;
		light.visible = true;
	}
#endif
#if NUM_POINT_LIGHTS > 0
	struct PointLight {
		vec3 position;
		vec3 color;
		float distance;
		float decay;
	};
	uniform PointLight pointLights[ NUM_POINT_LIGHTS ];
	void getPointLightInfo( const in PointLight pointLight, const in vec3 geometryPosition, out IncidentLight light ) {
		vec3 lVector = pointLight.position - geometryPosition;
		light.direction = normalize( lVector );
		float lightDistance = length( lVector );
		light.color = pointLight.color;
		light.color *= getDistanceAttenuation( lightDistance, pointLight.distance, pointLight.decay );
		light.visible = ( light.color != vec3( 0.0 ) );
	}
#endif
#if NUM_SPOT_LIGHTS > 0
	struct SpotLight {
		vec3 position;
		vec3 direction;
		vec3 color;
		float distance;
		float decay;
		float coneCos;
		float penumbraCos;
	};
	uniform SpotLight spotLights[ NUM_SPOT_LIGHTS ];
	void getSpotLightInfo( const in SpotLight spotLight, const in vec3 geometryPosition, out IncidentLight light ) {
		vec3 lVector = spotLight.position - geometryPosition;
		light.direction = normalize( lVector );
		float angleCos = dot( light.direction, spotLight.direction );
		float spotAttenuation = getSpotAttenuation( spotLight.coneCos, spotLight.penumbraCos, angleCos );
		if ( spotAttenuation > 0.0 ) {
			float lightDistance = length( lVector );
			light.color = spotLight.color * spotAttenuation;
			light.color *= getDistanceAttenuation( lightDistance, spotLight.distance, spotLight.decay );
			light.visible = ( light.color != vec3( 0.0 ) );
		} else {
			light.color = vec3( 0.0 );
			light.visible = false;
		}
	}
#endif
#if NUM_RECT_AREA_LIGHTS > 0
	struct RectAreaLight {
		vec3 color;
		vec3 position;
		vec3 halfWidth;
		vec3 halfHeight;
	};
	uniform sampler2D ltc_1;	uniform sampler2D ltc_2;
	uniform RectAreaLight rectAreaLights[ NUM_RECT_AREA_LIGHTS ];
#endif
#if NUM_HEMI_LIGHTS > 0
	struct HemisphereLight {
		vec3 direction;
		vec3 skyColor;
		vec3 groundColor;
	};
	uniform HemisphereLight hemisphereLights[ NUM_HEMI_LIGHTS ];
	vec3 getHemisphereLightIrradiance( const in HemisphereLight hemiLight, const in vec3 normal ) {
		float dotNL = dot( normal, hemiLight.direction );
		float hemiDiffuseWeight = 0.5 * dotNL + 0.5;
		vec3 irradiance = mix( hemiLight.groundColor, hemiLight.skyColor, hemiDiffuseWeight );
		return irradiance;
	}
#endif
#include <lightprobes_pars_fragment>`,lights_toon_fragment:`ToonMaterial material;
material.diffuseColor = diffuseColor.rgb;`,lights_toon_pars_fragment:`varying vec3 vViewPosition;
struct ToonMaterial {
	vec3 diffuseColor;
};
void RE_Direct_Toon( const in IncidentLight directLight, const in vec3 geometryPosition, const in vec3 geometryNormal, const in vec3 geometryViewDir, const in vec3 geometryClearcoatNormal, const in ToonMaterial material, inout ReflectedLight reflectedLight ) {
	vec3 irradiance = getGradientIrradiance( geometryNormal, directLight.direction ) * directLight.color;
	reflectedLight.directDiffuse += irradiance * BRDF_Lambert( material.diffuseColor );
}
void RE_IndirectDiffuse_Toon( const in vec3 irradiance, const in vec3 geometryPosition, const in vec3 geometryNormal, const in vec3 geometryViewDir, const in vec3 geometryClearcoatNormal, const in ToonMaterial material, inout ReflectedLight reflectedLight ) {
	reflectedLight.indirectDiffuse += irradiance * BRDF_Lambert( material.diffuseColor );
}
#define RE_Direct				RE_Direct_Toon
#define RE_IndirectDiffuse		RE_IndirectDiffuse_Toon`,lights_phong_fragment:`BlinnPhongMaterial material;
material.diffuseColor = diffuseColor.rgb;
material.specularColor = specular;
material.specularShininess = shininess;
material.specularStrength = specularStrength;`,lights_phong_pars_fragment:`varying vec3 vViewPosition;
struct BlinnPhongMaterial {
	vec3 diffuseColor;
	vec3 specularColor;
	float specularShininess;
	float specularStrength;
};
void RE_Direct_BlinnPhong( const in IncidentLight directLight, const in vec3 geometryPosition, const in vec3 geometryNormal, const in vec3 geometryViewDir, const in vec3 geometryClearcoatNormal, const in BlinnPhongMaterial material, inout ReflectedLight reflectedLight ) {
	float dotNL = saturate( dot( geometryNormal, directLight.direction ) );
	vec3 irradiance = dotNL * directLight.color;
	reflectedLight.directDiffuse += irradiance * BRDF_Lambert( material.diffuseColor );
	reflectedLight.directSpecular += irradiance * BRDF_BlinnPhong( directLight.direction, geometryViewDir, geometryNormal, material.specularColor, material.specularShininess ) * material.specularStrength;
}
void RE_IndirectDiffuse_BlinnPhong( const in vec3 irradiance, const in vec3 geometryPosition, const in vec3 geometryNormal, const in vec3 geometryViewDir, const in vec3 geometryClearcoatNormal, const in BlinnPhongMaterial material, inout ReflectedLight reflectedLight ) {
	reflectedLight.indirectDiffuse += irradiance * BRDF_Lambert( material.diffuseColor );
}
#define RE_Direct				RE_Direct_BlinnPhong
#define RE_IndirectDiffuse		RE_IndirectDiffuse_BlinnPhong`,lights_physical_fragment:`PhysicalMaterial material;
material.diffuseColor = diffuseColor.rgb;
material.diffuseContribution = diffuseColor.rgb * ( 1.0 - metalnessFactor );
material.metalness = metalnessFactor;
vec3 dxy = max( abs( dFdx( nonPerturbedNormal ) ), abs( dFdy( nonPerturbedNormal ) ) );
float geometryRoughness = max( max( dxy.x, dxy.y ), dxy.z );
material.roughness = max( roughnessFactor, 0.045 );
material.roughness += geometryRoughness;
material.roughness = min( material.roughness, 1.0 );
#ifdef USE_DIFFUSE_ROUGHNESS
	float diffuseRoughnessFactor = diffuseRoughness;
	#ifdef USE_DIFFUSE_ROUGHNESSMAP
		diffuseRoughnessFactor *= texture2D( diffuseRoughnessMap, vDiffuseRoughnessMapUv ).r;
	#endif
	material.diffuseRoughness = saturate( diffuseRoughnessFactor );
#endif
#ifdef IOR
	material.ior = ior;
	#ifdef USE_SPECULAR
		float specularIntensityFactor = specularIntensity;
		vec3 specularColorFactor = specularColor;
		#ifdef USE_SPECULAR_COLORMAP
			specularColorFactor *= texture2D( specularColorMap, vSpecularColorMapUv ).rgb;
		#endif
		#ifdef USE_SPECULAR_INTENSITYMAP
			specularIntensityFactor *= texture2D( specularIntensityMap, vSpecularIntensityMapUv ).a;
		#endif
		material.specularF90 = mix( specularIntensityFactor, 1.0, metalnessFactor );
	#else
		float specularIntensityFactor = 1.0;
		vec3 specularColorFactor = vec3( 1.0 );
		material.specularF90 = 1.0;
	#endif
	material.specularColor = min( pow2( ( material.ior - 1.0 ) / ( material.ior + 1.0 ) ) * specularColorFactor, vec3( 1.0 ) ) * specularIntensityFactor;
	material.specularColorBlended = mix( material.specularColor, diffuseColor.rgb, metalnessFactor );
#else
	material.specularColor = vec3( 0.04 );
	material.specularColorBlended = mix( material.specularColor, diffuseColor.rgb, metalnessFactor );
	material.specularF90 = 1.0;
#endif
#ifdef USE_CLEARCOAT
	material.clearcoat = clearcoat;
	material.clearcoatRoughness = clearcoatRoughness;
	material.clearcoatF0 = vec3( 0.04 );
	material.clearcoatF90 = 1.0;
	#ifdef USE_CLEARCOATMAP
		material.clearcoat *= texture2D( clearcoatMap, vClearcoatMapUv ).x;
	#endif
	#ifdef USE_CLEARCOAT_ROUGHNESSMAP
		material.clearcoatRoughness *= texture2D( clearcoatRoughnessMap, vClearcoatRoughnessMapUv ).y;
	#endif
	material.clearcoat = saturate( material.clearcoat );	material.clearcoatRoughness = max( material.clearcoatRoughness, 0.045 );
	material.clearcoatRoughness += geometryRoughness;
	material.clearcoatRoughness = min( material.clearcoatRoughness, 1.0 );
#endif
#ifdef USE_DISPERSION
	material.dispersion = dispersion;
#endif
#ifdef USE_RETROREFLECTION
	material.retroreflectivity = retroreflectivity;
#endif
#ifdef USE_IRIDESCENCE
	material.iridescence = iridescence;
	material.iridescenceIOR = iridescenceIOR;
	#ifdef USE_IRIDESCENCEMAP
		material.iridescence *= texture2D( iridescenceMap, vIridescenceMapUv ).r;
	#endif
	#ifdef USE_IRIDESCENCE_THICKNESSMAP
		material.iridescenceThickness = (iridescenceThicknessMaximum - iridescenceThicknessMinimum) * texture2D( iridescenceThicknessMap, vIridescenceThicknessMapUv ).g + iridescenceThicknessMinimum;
	#else
		material.iridescenceThickness = iridescenceThicknessMaximum;
	#endif
#endif
#ifdef USE_SHEEN
	material.sheenColor = sheenColor;
	#ifdef USE_SHEEN_COLORMAP
		material.sheenColor *= texture2D( sheenColorMap, vSheenColorMapUv ).rgb;
	#endif
	material.sheenRoughness = clamp( sheenRoughness, 0.0001, 1.0 );
	#ifdef USE_SHEEN_ROUGHNESSMAP
		material.sheenRoughness *= texture2D( sheenRoughnessMap, vSheenRoughnessMapUv ).a;
	#endif
#endif
#ifdef USE_ANISOTROPY
	#ifdef USE_ANISOTROPYMAP
		mat2 anisotropyMat = mat2( anisotropyVector.x, anisotropyVector.y, - anisotropyVector.y, anisotropyVector.x );
		vec3 anisotropyPolar = texture2D( anisotropyMap, vAnisotropyMapUv ).rgb;
		vec2 anisotropyV = anisotropyMat * normalize( 2.0 * anisotropyPolar.rg - vec2( 1.0 ) ) * anisotropyPolar.b;
	#else
		vec2 anisotropyV = anisotropyVector;
	#endif
	material.anisotropy = length( anisotropyV );
	if( material.anisotropy == 0.0 ) {
		anisotropyV = vec2( 1.0, 0.0 );
	} else {
		anisotropyV /= material.anisotropy;
		material.anisotropy = saturate( material.anisotropy );
	}
	material.alphaT = mix( pow2( material.roughness ), 1.0, pow2( material.anisotropy ) );
	material.anisotropyT = tbn[ 0 ] * anisotropyV.x + tbn[ 1 ] * anisotropyV.y;
	material.anisotropyB = tbn[ 1 ] * anisotropyV.x - tbn[ 0 ] * anisotropyV.y;
#endif`,lights_physical_pars_fragment:`uniform sampler2D dfgLUT;
struct PhysicalMaterial {
	vec3 diffuseColor;
	vec3 diffuseContribution;
	vec3 specularColor;
	vec3 specularColorBlended;
	float roughness;
	float metalness;
	float specularF90;
	float dispersion;
	vec2 dfg;
	vec3 multiScatteringCompensation;
	#ifdef USE_DIFFUSE_ROUGHNESS
		float diffuseRoughness;
	#endif
	#ifdef USE_RETROREFLECTION
		float retroreflectivity;
	#endif
	#ifdef USE_CLEARCOAT
		float clearcoat;
		float clearcoatRoughness;
		vec3 clearcoatF0;
		float clearcoatF90;
	#endif
	#ifdef USE_IRIDESCENCE
		float iridescence;
		float iridescenceIOR;
		float iridescenceThickness;
		vec3 iridescenceFresnel;
		vec3 iridescenceF0Dielectric;
		vec3 iridescenceF0Metallic;
	#endif
	#ifdef USE_SHEEN
		vec3 sheenColor;
		float sheenRoughness;
	#endif
	#ifdef IOR
		float ior;
	#endif
	#ifdef USE_TRANSMISSION
		float transmission;
		float transmissionAlpha;
		float thickness;
		float attenuationDistance;
		vec3 attenuationColor;
	#endif
	#ifdef USE_ANISOTROPY
		float anisotropy;
		float alphaT;
		vec3 anisotropyT;
		vec3 anisotropyB;
	#endif
};
vec3 clearcoatSpecularDirect = vec3( 0.0 );
vec3 clearcoatSpecularIndirect = vec3( 0.0 );
vec3 sheenSpecularDirect = vec3( 0.0 );
vec3 sheenSpecularIndirect = vec3(0.0 );
vec3 Schlick_to_F0( const in vec3 f, const in float f90, const in float dotVH ) {
    float x = clamp( 1.0 - dotVH, 0.0, 1.0 );
    float x2 = x * x;
    float x5 = clamp( x * x2 * x2, 0.0, 0.9999 );
    return ( f - vec3( f90 ) * x5 ) / ( 1.0 - x5 );
}
#ifdef USE_DIFFUSE_ROUGHNESS
	const float EON_EPSILON = 1e-7;
	float FON_DirectionalAlbedo( const in float mu, const in float roughness, const in float A ) {
		float muComp = 1.0 - mu;
		float gOverPi = muComp * ( 0.0571085289 + muComp * ( 0.491881867 + muComp * ( - 0.332181442 + muComp * 0.0714429953 ) ) );
		return A * ( 1.0 + roughness * gOverPi );
	}
	vec3 BRDF_EON( const in vec3 lightDir, const in vec3 viewDir, const in vec3 normal, const in vec3 diffuseColor, const in float roughness ) {
		vec3 rho = saturate( diffuseColor );
		if ( roughness <= EON_EPSILON ) return BRDF_Lambert( rho );
		float dotNL = saturate( dot( normal, lightDir ) );
		float dotNV = saturate( dot( normal, viewDir ) );
		float s = dot( lightDir, viewDir ) - dotNL * dotNV;
		float sOverT = ( s > 0.0 ) ? s / max( max( dotNL, dotNV ), EON_EPSILON ) : s;
		float A = 1.0 / ( 1.0 + ( 0.5 - 2.0 / ( 3.0 * PI ) ) * roughness );
		vec3 singleScatter = rho * RECIPROCAL_PI * A * ( 1.0 + roughness * sOverT );
		float averageAlbedo = A * ( 1.0 + ( 2.0 / 3.0 - 28.0 / ( 15.0 * PI ) ) * roughness );
		float albedoV = FON_DirectionalAlbedo( dotNV, roughness, A );
		float albedoL = FON_DirectionalAlbedo( dotNL, roughness, A );
		vec3 rhoMultiScatter = rho * rho * averageAlbedo / max( vec3( EON_EPSILON ), vec3( 1.0 ) - rho * ( 1.0 - averageAlbedo ) );
		vec3 multiScatter = rhoMultiScatter * RECIPROCAL_PI
			* max( EON_EPSILON, 1.0 - albedoV )
			* max( EON_EPSILON, 1.0 - albedoL )
			/ max( EON_EPSILON, 1.0 - averageAlbedo );
		return singleScatter + multiScatter;
	}
	vec3 EON_DirectionalAlbedo( const in vec3 diffuseColor, const in float roughness, const in float dotNV ) {
		vec3 rho = saturate( diffuseColor );
		if ( roughness <= EON_EPSILON ) return rho;
		float A = 1.0 / ( 1.0 + ( 0.5 - 2.0 / ( 3.0 * PI ) ) * roughness );
		float directionalAlbedo = FON_DirectionalAlbedo( dotNV, roughness, A );
		float averageAlbedo = A * ( 1.0 + ( 2.0 / 3.0 - 28.0 / ( 15.0 * PI ) ) * roughness );
		vec3 rhoMultiScatter = rho * rho * averageAlbedo / max( vec3( EON_EPSILON ), vec3( 1.0 ) - rho * ( 1.0 - averageAlbedo ) );
		return rho * directionalAlbedo + rhoMultiScatter * ( 1.0 - directionalAlbedo );
	}
#endif
float V_GGX_SmithCorrelated( const in float alpha, const in float dotNL, const in float dotNV ) {
	float a2 = pow2( alpha );
	float gv = dotNL * sqrt( a2 + ( 1.0 - a2 ) * pow2( dotNV ) );
	float gl = dotNV * sqrt( a2 + ( 1.0 - a2 ) * pow2( dotNL ) );
	return 0.5 / max( gv + gl, EPSILON );
}
float D_GGX( const in float alpha, const in float dotNH ) {
	float a2 = pow2( alpha );
	float denom = pow2( dotNH ) * ( a2 - 1.0 ) + 1.0;
	return RECIPROCAL_PI * a2 / pow2( denom );
}
#ifdef USE_ANISOTROPY
	float V_GGX_SmithCorrelated_Anisotropic( const in float alphaT, const in float alphaB, const in float dotTV, const in float dotBV, const in float dotTL, const in float dotBL, const in float dotNV, const in float dotNL ) {
		float gv = dotNL * length( vec3( alphaT * dotTV, alphaB * dotBV, dotNV ) );
		float gl = dotNV * length( vec3( alphaT * dotTL, alphaB * dotBL, dotNL ) );
		return 0.5 / max( gv + gl, EPSILON );
	}
	float D_GGX_Anisotropic( const in float alphaT, const in float alphaB, const in float dotNH, const in float dotTH, const in float dotBH ) {
		float a2 = alphaT * alphaB;
		highp vec3 v = vec3( alphaB * dotTH, alphaT * dotBH, a2 * dotNH );
		highp float v2 = dot( v, v );
		float w2 = a2 / v2;
		return RECIPROCAL_PI * a2 * pow2 ( w2 );
	}
#endif
#ifdef USE_CLEARCOAT
	vec3 BRDF_GGX_Clearcoat( const in vec3 lightDir, const in vec3 viewDir, const in vec3 normal, const in PhysicalMaterial material) {
		vec3 f0 = material.clearcoatF0;
		float f90 = material.clearcoatF90;
		float roughness = max( material.clearcoatRoughness, 0.045 );
		float alpha = pow2( roughness );
		vec3 halfDir = normalize( lightDir + viewDir );
		float dotNL = saturate( dot( normal, lightDir ) );
		float dotNV = saturate( dot( normal, viewDir ) );
		float dotNH = saturate( dot( normal, halfDir ) );
		float dotVH = saturate( dot( viewDir, halfDir ) );
		vec3 F = F_Schlick( f0, f90, dotVH );
		float V = V_GGX_SmithCorrelated( alpha, dotNL, dotNV );
		float D = D_GGX( alpha, dotNH );
		return F * ( V * D );
	}
#endif
vec3 BRDF_GGX( const in vec3 lightDir, const in vec3 viewDir, const in vec3 normal, const in PhysicalMaterial material ) {
	vec3 f0 = material.specularColorBlended;
	float f90 = material.specularF90;
	float roughness = max( material.roughness, 0.045 );
	float alpha = pow2( roughness );
	vec3 halfDir = normalize( lightDir + viewDir );
	float dotNL = saturate( dot( normal, lightDir ) );
	float dotNV = saturate( dot( normal, viewDir ) );
	float dotNH = saturate( dot( normal, halfDir ) );
	float dotVH = saturate( dot( viewDir, halfDir ) );
	vec3 F = F_Schlick( f0, f90, dotVH );
	#ifdef USE_IRIDESCENCE
		F = mix( F, material.iridescenceFresnel, material.iridescence );
	#endif
	#ifdef USE_ANISOTROPY
		float dotTL = dot( material.anisotropyT, lightDir );
		float dotTV = dot( material.anisotropyT, viewDir );
		float dotTH = dot( material.anisotropyT, halfDir );
		float dotBL = dot( material.anisotropyB, lightDir );
		float dotBV = dot( material.anisotropyB, viewDir );
		float dotBH = dot( material.anisotropyB, halfDir );
		float alphaT = max( material.alphaT, alpha );
		float V = V_GGX_SmithCorrelated_Anisotropic( alphaT, alpha, dotTV, dotBV, dotTL, dotBL, dotNV, dotNL );
		float D = D_GGX_Anisotropic( alphaT, alpha, dotNH, dotTH, dotBH );
	#else
		float V = V_GGX_SmithCorrelated( alpha, dotNL, dotNV );
		float D = D_GGX( alpha, dotNH );
	#endif
	return F * ( V * D );
}
vec2 LTC_Uv( const in vec3 N, const in vec3 V, const in float roughness ) {
	const float LUT_SIZE = 64.0;
	const float LUT_SCALE = ( LUT_SIZE - 1.0 ) / LUT_SIZE;
	const float LUT_BIAS = 0.5 / LUT_SIZE;
	float dotNV = saturate( dot( N, V ) );
	vec2 uv = vec2( roughness, sqrt( 1.0 - dotNV ) );
	uv = uv * LUT_SCALE + LUT_BIAS;
	return uv;
}
float LTC_ClippedSphereFormFactor( const in vec3 f ) {
	float l = length( f );
	return max( ( l * l + f.z ) / ( l + 1.0 ), 0.0 );
}
vec3 LTC_EdgeVectorFormFactor( const in vec3 v1, const in vec3 v2 ) {
	float x = dot( v1, v2 );
	float y = abs( x );
	float a = 0.8543985 + ( 0.4965155 + 0.0145206 * y ) * y;
	float b = 3.4175940 + ( 4.1616724 + y ) * y;
	float v = a / b;
	float theta_sintheta = ( x > 0.0 ) ? v : 0.5 * inversesqrt( max( 1.0 - x * x, 1e-7 ) ) - v;
	return cross( v1, v2 ) * theta_sintheta;
}
vec3 LTC_Evaluate( const in vec3 N, const in vec3 V, const in vec3 P, const in mat3 mInv, const in vec3 rectCoords[ 4 ] ) {
	vec3 v1 = rectCoords[ 1 ] - rectCoords[ 0 ];
	vec3 v2 = rectCoords[ 3 ] - rectCoords[ 0 ];
	vec3 lightNormal = cross( v1, v2 );
	if( dot( lightNormal, P - rectCoords[ 0 ] ) < 0.0 ) return vec3( 0.0 );
	vec3 T1, T2;
	T1 = normalize( V - N * dot( V, N ) );
	T2 = - cross( N, T1 );
	mat3 mat = mInv * transpose( mat3( T1, T2, N ) );
	vec3 coords[ 4 ];
	coords[ 0 ] = mat * ( rectCoords[ 0 ] - P );
	coords[ 1 ] = mat * ( rectCoords[ 1 ] - P );
	coords[ 2 ] = mat * ( rectCoords[ 2 ] - P );
	coords[ 3 ] = mat * ( rectCoords[ 3 ] - P );
	coords[ 0 ] = normalize( coords[ 0 ] );
	coords[ 1 ] = normalize( coords[ 1 ] );
	coords[ 2 ] = normalize( coords[ 2 ] );
	coords[ 3 ] = normalize( coords[ 3 ] );
	vec3 vectorFormFactor = vec3( 0.0 );
	vectorFormFactor += LTC_EdgeVectorFormFactor( coords[ 0 ], coords[ 1 ] );
	vectorFormFactor += LTC_EdgeVectorFormFactor( coords[ 1 ], coords[ 2 ] );
	vectorFormFactor += LTC_EdgeVectorFormFactor( coords[ 2 ], coords[ 3 ] );
	vectorFormFactor += LTC_EdgeVectorFormFactor( coords[ 3 ], coords[ 0 ] );
	float result = LTC_ClippedSphereFormFactor( vectorFormFactor );
	return vec3( result );
}
#if defined( USE_SHEEN )
float D_Charlie( float roughness, float dotNH ) {
	float alpha = pow2( roughness );
	float invAlpha = 1.0 / alpha;
	float cos2h = dotNH * dotNH;
	float sin2h = max( 1.0 - cos2h, 0.0078125 );
	return ( 2.0 + invAlpha ) * pow( sin2h, invAlpha * 0.5 ) / ( 2.0 * PI );
}
float V_Neubelt( float dotNV, float dotNL ) {
	return saturate( 1.0 / ( 4.0 * ( dotNL + dotNV - dotNL * dotNV ) ) );
}
vec3 BRDF_Sheen( const in vec3 lightDir, const in vec3 viewDir, const in vec3 normal, vec3 sheenColor, const in float sheenRoughness ) {
	vec3 halfDir = normalize( lightDir + viewDir );
	float dotNL = saturate( dot( normal, lightDir ) );
	float dotNV = saturate( dot( normal, viewDir ) );
	float dotNH = saturate( dot( normal, halfDir ) );
	float D = D_Charlie( sheenRoughness, dotNH );
	float V = V_Neubelt( dotNV, dotNL );
	return sheenColor * ( D * V );
}
#endif
float IBLSheenBRDF( const in vec3 normal, const in vec3 viewDir, const in float roughness ) {
	float dotNV = saturate( dot( normal, viewDir ) );
	float r2 = roughness * roughness;
	float rInv = 1.0 / ( roughness + 0.1 );
	float a = -1.9362 + 1.0678 * roughness + 0.4573 * r2 - 0.8469 * rInv;
	float b = -0.6014 + 0.5538 * roughness - 0.4670 * r2 - 0.1255 * rInv;
	float DG = exp( a * dotNV + b );
	return saturate( DG );
}
vec3 EnvironmentBRDF( const in vec3 normal, const in vec3 viewDir, const in vec3 specularColor, const in float specularF90, const in float roughness ) {
	float dotNV = saturate( dot( normal, viewDir ) );
	vec2 fab = texture2D( dfgLUT, vec2( roughness, dotNV ) ).rg;
	return specularColor * fab.x + specularF90 * fab.y;
}
#ifdef USE_IRIDESCENCE
void computeMultiscatteringIridescence( const in vec2 fab, const in vec3 specularColor, const in float specularF90, const in float iridescence, const in vec3 iridescenceF0, inout vec3 singleScatter, inout vec3 multiScatter ) {
#else
void computeMultiscattering( const in vec2 fab, const in vec3 specularColor, const in float specularF90, inout vec3 singleScatter, inout vec3 multiScatter ) {
#endif
	#ifdef USE_IRIDESCENCE
		vec3 Fr = mix( specularColor, iridescenceF0, iridescence );
	#else
		vec3 Fr = specularColor;
	#endif
	vec3 FssEss = Fr * fab.x + specularF90 * fab.y;
	float Ess = fab.x + fab.y;
	float Ems = 1.0 - Ess;
	vec3 Favg = Fr + ( 1.0 - Fr ) * 0.047619;	vec3 Fms = FssEss * Favg / ( 1.0 - Ems * Favg );
	singleScatter += FssEss;
	multiScatter += Fms * Ems;
}
#if NUM_RECT_AREA_LIGHTS > 0
	void RE_Direct_RectArea_Physical( const in RectAreaLight rectAreaLight, const in vec3 geometryPosition, const in vec3 geometryNormal, const in vec3 geometryViewDir, const in vec3 geometryClearcoatNormal, const in PhysicalMaterial material, inout ReflectedLight reflectedLight ) {
		vec3 normal = geometryNormal;
		vec3 viewDir = geometryViewDir;
		vec3 position = geometryPosition;
		vec3 lightPos = rectAreaLight.position;
		vec3 halfWidth = rectAreaLight.halfWidth;
		vec3 halfHeight = rectAreaLight.halfHeight;
		vec3 lightColor = rectAreaLight.color;
		float roughness = material.roughness;
		vec3 rectCoords[ 4 ];
		rectCoords[ 0 ] = lightPos + halfWidth - halfHeight;		rectCoords[ 1 ] = lightPos - halfWidth - halfHeight;
		rectCoords[ 2 ] = lightPos - halfWidth + halfHeight;
		rectCoords[ 3 ] = lightPos + halfWidth + halfHeight;
		vec2 uv = LTC_Uv( normal, viewDir, roughness );
		vec4 t1 = texture2D( ltc_1, uv );
		vec4 t2 = texture2D( ltc_2, uv );
		mat3 mInv = mat3(
			vec3( t1.x, 0, t1.y ),
			vec3(    0, 1,    0 ),
			vec3( t1.z, 0, t1.w )
		);
		vec3 fresnel = ( material.specularColorBlended * t2.x + ( material.specularF90 - material.specularColorBlended ) * t2.y );
		reflectedLight.directSpecular += lightColor * fresnel * LTC_Evaluate( normal, viewDir, position, mInv, rectCoords );
		reflectedLight.directDiffuse += lightColor * material.diffuseContribution * LTC_Evaluate( normal, viewDir, position, mat3( 1.0 ), rectCoords );
		#ifdef USE_CLEARCOAT
			vec3 Ncc = geometryClearcoatNormal;
			vec2 uvClearcoat = LTC_Uv( Ncc, viewDir, material.clearcoatRoughness );
			vec4 t1Clearcoat = texture2D( ltc_1, uvClearcoat );
			vec4 t2Clearcoat = texture2D( ltc_2, uvClearcoat );
			mat3 mInvClearcoat = mat3(
				vec3( t1Clearcoat.x, 0, t1Clearcoat.y ),
				vec3(             0, 1,             0 ),
				vec3( t1Clearcoat.z, 0, t1Clearcoat.w )
			);
			vec3 fresnelClearcoat = material.clearcoatF0 * t2Clearcoat.x + ( material.clearcoatF90 - material.clearcoatF0 ) * t2Clearcoat.y;
			clearcoatSpecularDirect += lightColor * fresnelClearcoat * LTC_Evaluate( Ncc, viewDir, position, mInvClearcoat, rectCoords );
		#endif
	}
#endif
void RE_Direct_Physical( const in IncidentLight directLight, const in vec3 geometryPosition, const in vec3 geometryNormal, const in vec3 geometryViewDir, const in vec3 geometryClearcoatNormal, const in PhysicalMaterial material, inout ReflectedLight reflectedLight ) {
	float dotNL = saturate( dot( geometryNormal, directLight.direction ) );
	vec3 irradiance = dotNL * directLight.color;
	#ifdef USE_CLEARCOAT
		float dotNLcc = saturate( dot( geometryClearcoatNormal, directLight.direction ) );
		vec3 ccIrradiance = dotNLcc * directLight.color;
		clearcoatSpecularDirect += ccIrradiance * BRDF_GGX_Clearcoat( directLight.direction, geometryViewDir, geometryClearcoatNormal, material );
	#endif
	#ifdef USE_SHEEN
 
 		sheenSpecularDirect += irradiance * BRDF_Sheen( directLight.direction, geometryViewDir, geometryNormal, material.sheenColor, material.sheenRoughness );
 
 		float sheenAlbedoV = IBLSheenBRDF( geometryNormal, geometryViewDir, material.sheenRoughness );
 		float sheenAlbedoL = IBLSheenBRDF( geometryNormal, directLight.direction, material.sheenRoughness );
 
 		float sheenEnergyComp = 1.0 - max3( material.sheenColor ) * max( sheenAlbedoV, sheenAlbedoL );
 
 		irradiance *= sheenEnergyComp;
 
 	#endif
	vec3 specularBRDF = BRDF_GGX( directLight.direction, geometryViewDir, geometryNormal, material );
	#ifdef USE_RETROREFLECTION
		vec3 retroViewDir = reflect( - geometryViewDir, geometryNormal );
		vec3 retroSpecularBRDF = BRDF_GGX( directLight.direction, retroViewDir, geometryNormal, material );
		specularBRDF = mix( specularBRDF, retroSpecularBRDF, saturate( material.retroreflectivity ) );
	#endif
	reflectedLight.directSpecular += irradiance * specularBRDF * material.multiScatteringCompensation;
	vec3 halfDir = normalize( directLight.direction + geometryViewDir );
	float dotVH = saturate( dot( geometryViewDir, halfDir ) );
	vec3 F = F_Schlick( material.specularColor, material.specularF90, dotVH );
	#ifdef USE_RETROREFLECTION
		vec3 retroHalfDir = normalize( directLight.direction + retroViewDir );
		float dotRetroVH = saturate( dot( retroViewDir, retroHalfDir ) );
		vec3 retroF = F_Schlick( material.specularColor, material.specularF90, dotRetroVH );
		F = mix( F, retroF, saturate( material.retroreflectivity ) );
	#endif
	#ifdef USE_DIFFUSE_ROUGHNESS
		vec3 diffuseBRDF = BRDF_EON( directLight.direction, geometryViewDir, geometryNormal, material.diffuseColor, material.diffuseRoughness ) * ( 1.0 - material.metalness );
	#else
		vec3 diffuseBRDF = BRDF_Lambert( material.diffuseContribution );
	#endif
	reflectedLight.directDiffuse += irradiance * diffuseBRDF * ( 1.0 - F );
}
void RE_IndirectDiffuse_Physical( const in vec3 irradiance, const in vec3 geometryPosition, const in vec3 geometryNormal, const in vec3 geometryViewDir, const in vec3 geometryClearcoatNormal, const in PhysicalMaterial material, inout ReflectedLight reflectedLight ) {
	vec3 singleScattering = vec3( 0.0 );
	vec3 multiScattering = vec3( 0.0 );
	#ifdef USE_IRIDESCENCE
		computeMultiscatteringIridescence( material.dfg, material.specularColor, material.specularF90, material.iridescence, material.iridescenceF0Dielectric, singleScattering, multiScattering );
	#else
		computeMultiscattering( material.dfg, material.specularColor, material.specularF90, singleScattering, multiScattering );
	#endif
	#ifdef USE_DIFFUSE_ROUGHNESS
		float dotNV = saturate( dot( geometryNormal, geometryViewDir ) );
		vec3 diffuseAlbedo = EON_DirectionalAlbedo( material.diffuseColor, material.diffuseRoughness, dotNV ) * ( 1.0 - material.metalness );
		vec3 diffuse = irradiance * RECIPROCAL_PI * diffuseAlbedo * ( 1.0 - singleScattering - multiScattering );
	#else
		vec3 diffuse = irradiance * BRDF_Lambert( material.diffuseContribution ) * ( 1.0 - singleScattering - multiScattering );
	#endif
	#ifdef USE_SHEEN
		float sheenAlbedo = IBLSheenBRDF( geometryNormal, geometryViewDir, material.sheenRoughness );
		sheenSpecularIndirect += irradiance * material.sheenColor * sheenAlbedo * RECIPROCAL_PI;
		float sheenEnergyComp = 1.0 - max3( material.sheenColor ) * sheenAlbedo;
		diffuse *= sheenEnergyComp;
	#endif
	reflectedLight.indirectDiffuse += diffuse;
}
void RE_IndirectSpecular_Physical( const in vec3 radiance, const in vec3 irradiance, const in vec3 clearcoatRadiance, const in vec3 geometryPosition, const in vec3 geometryNormal, const in vec3 geometryViewDir, const in vec3 geometryClearcoatNormal, const in PhysicalMaterial material, inout ReflectedLight reflectedLight) {
	#ifdef USE_CLEARCOAT
		clearcoatSpecularIndirect += clearcoatRadiance * EnvironmentBRDF( geometryClearcoatNormal, geometryViewDir, material.clearcoatF0, material.clearcoatF90, material.clearcoatRoughness );
	#endif
	#ifdef USE_SHEEN
		sheenSpecularIndirect += irradiance * material.sheenColor * IBLSheenBRDF( geometryNormal, geometryViewDir, material.sheenRoughness ) * RECIPROCAL_PI;
 	#endif
	vec3 singleScatteringDielectric = vec3( 0.0 );
	vec3 multiScatteringDielectric = vec3( 0.0 );
	vec3 singleScatteringMetallic = vec3( 0.0 );
	vec3 multiScatteringMetallic = vec3( 0.0 );
	#ifdef USE_IRIDESCENCE
		computeMultiscatteringIridescence( material.dfg, material.specularColor, material.specularF90, material.iridescence, material.iridescenceF0Dielectric, singleScatteringDielectric, multiScatteringDielectric );
		computeMultiscatteringIridescence( material.dfg, material.diffuseColor, material.specularF90, material.iridescence, material.iridescenceF0Metallic, singleScatteringMetallic, multiScatteringMetallic );
	#else
		computeMultiscattering( material.dfg, material.specularColor, material.specularF90, singleScatteringDielectric, multiScatteringDielectric );
		computeMultiscattering( material.dfg, material.diffuseColor, material.specularF90, singleScatteringMetallic, multiScatteringMetallic );
	#endif
	vec3 singleScattering = mix( singleScatteringDielectric, singleScatteringMetallic, material.metalness );
	vec3 multiScattering = mix( multiScatteringDielectric, multiScatteringMetallic, material.metalness );
	vec3 totalScatteringDielectric = singleScatteringDielectric + multiScatteringDielectric;
	#ifdef USE_DIFFUSE_ROUGHNESS
		float dotNV = saturate( dot( geometryNormal, geometryViewDir ) );
		vec3 diffuse = EON_DirectionalAlbedo( material.diffuseColor, material.diffuseRoughness, dotNV ) * ( 1.0 - material.metalness ) * ( 1.0 - totalScatteringDielectric );
	#else
		vec3 diffuse = material.diffuseContribution * ( 1.0 - totalScatteringDielectric );
	#endif
	vec3 cosineWeightedIrradiance = irradiance * RECIPROCAL_PI;
	vec3 indirectSpecular = radiance * singleScattering;
	indirectSpecular += multiScattering * cosineWeightedIrradiance;
	vec3 indirectDiffuse = diffuse * cosineWeightedIrradiance;
	#ifdef USE_SHEEN
		float sheenAlbedo = IBLSheenBRDF( geometryNormal, geometryViewDir, material.sheenRoughness );
		float sheenEnergyComp = 1.0 - max3( material.sheenColor ) * sheenAlbedo;
		indirectSpecular *= sheenEnergyComp;
		indirectDiffuse *= sheenEnergyComp;
	#endif
	reflectedLight.indirectSpecular += indirectSpecular;
	reflectedLight.indirectDiffuse += indirectDiffuse;
}
#define RE_Direct				RE_Direct_Physical
#define RE_Direct_RectArea		RE_Direct_RectArea_Physical
#define RE_IndirectDiffuse		RE_IndirectDiffuse_Physical
#define RE_IndirectSpecular		RE_IndirectSpecular_Physical
float computeSpecularOcclusion( const in float dotNV, const in float ambientOcclusion, const in float roughness ) {
	return saturate( pow( dotNV + ambientOcclusion, exp2( - 16.0 * roughness - 1.0 ) ) - 1.0 + ambientOcclusion );
}`,lights_fragment_begin:`
vec3 geometryPosition = - vViewPosition;
vec3 geometryNormal = normal;
vec3 geometryViewDir = ( isOrthographic ) ? vec3( 0, 0, 1 ) : normalize( vViewPosition );
vec3 geometryClearcoatNormal = vec3( 0.0 );
#ifdef USE_CLEARCOAT
	geometryClearcoatNormal = clearcoatNormal;
#endif
#ifdef USE_IRIDESCENCE
	float dotNVi = saturate( dot( normal, geometryViewDir ) );
	if ( material.iridescenceThickness == 0.0 ) {
		material.iridescence = 0.0;
	} else {
		material.iridescence = saturate( material.iridescence );
	}
	if ( material.iridescence > 0.0 ) {
		vec3 iridescenceFresnelDielectric = evalIridescence( 1.0, material.iridescenceIOR, dotNVi, material.iridescenceThickness, material.specularColor );
		vec3 iridescenceFresnelMetallic = evalIridescence( 1.0, material.iridescenceIOR, dotNVi, material.iridescenceThickness, material.diffuseColor );
		material.iridescenceFresnel = mix( iridescenceFresnelDielectric, iridescenceFresnelMetallic, material.metalness );
		material.iridescenceF0Dielectric = Schlick_to_F0( iridescenceFresnelDielectric, 1.0, dotNVi );
		material.iridescenceF0Metallic = Schlick_to_F0( iridescenceFresnelMetallic, 1.0, dotNVi );
	}
#endif
#ifdef STANDARD
	float dotNVms = saturate( dot( geometryNormal, geometryViewDir ) );
	material.dfg = texture2D( dfgLUT, vec2( material.roughness, dotNVms ) ).rg;
	#if ( NUM_SUN_LIGHTS > 0 || NUM_DIR_LIGHTS > 0 || NUM_POINT_LIGHTS > 0 || NUM_SPOT_LIGHTS > 0 )
		float EssMs = material.dfg.x + material.dfg.y;
		material.multiScatteringCompensation = 1.0 + material.specularColorBlended * ( 1.0 / EssMs - 1.0 );
	#endif
#endif
IncidentLight directLight;
#if ( NUM_POINT_LIGHTS > 0 ) && defined( RE_Direct )
	PointLight pointLight;
	#if defined( USE_SHADOWMAP ) && NUM_POINT_LIGHT_SHADOWS > 0
	PointLightShadow pointLightShadow;
	#endif
	#pragma unroll_loop_start
	for ( int i = 0; i < NUM_POINT_LIGHTS; i ++ ) {
		pointLight = pointLights[ i ];
		getPointLightInfo( pointLight, geometryPosition, directLight );
		#if defined( USE_SHADOWMAP ) && ( UNROLLED_LOOP_INDEX < NUM_POINT_LIGHT_SHADOWS ) && ( defined( SHADOWMAP_TYPE_PCF ) || defined( SHADOWMAP_TYPE_BASIC ) )
		pointLightShadow = pointLightShadows[ i ];
		directLight.color *= ( directLight.visible && receiveShadow ) ? getPointShadow( pointShadowMap[ i ], pointLightShadow.shadowMapSize, pointLightShadow.shadowIntensity, pointLightShadow.shadowBias, pointLightShadow.shadowRadius, vPointShadowCoord[ i ], pointLightShadow.shadowCameraNear, pointLightShadow.shadowCameraFar ) : 1.0;
		#endif
		RE_Direct( directLight, geometryPosition, geometryNormal, geometryViewDir, geometryClearcoatNormal, material, reflectedLight );
	}
	#pragma unroll_loop_end
#endif
#if ( NUM_SPOT_LIGHTS > 0 ) && defined( RE_Direct )
	SpotLight spotLight;
	vec4 spotColor;
	vec3 spotLightCoord;
	bool inSpotLightMap;
	#if defined( USE_SHADOWMAP ) && NUM_SPOT_LIGHT_SHADOWS > 0
	SpotLightShadow spotLightShadow;
	#endif
	#pragma unroll_loop_start
	for ( int i = 0; i < NUM_SPOT_LIGHTS; i ++ ) {
		spotLight = spotLights[ i ];
		getSpotLightInfo( spotLight, geometryPosition, directLight );
		#if ( UNROLLED_LOOP_INDEX < NUM_SPOT_LIGHT_SHADOWS_WITH_MAPS )
		#define SPOT_LIGHT_MAP_INDEX UNROLLED_LOOP_INDEX
		#elif ( UNROLLED_LOOP_INDEX < NUM_SPOT_LIGHT_SHADOWS )
		#define SPOT_LIGHT_MAP_INDEX NUM_SPOT_LIGHT_MAPS
		#else
		#define SPOT_LIGHT_MAP_INDEX ( UNROLLED_LOOP_INDEX - NUM_SPOT_LIGHT_SHADOWS + NUM_SPOT_LIGHT_SHADOWS_WITH_MAPS )
		#endif
		#if ( SPOT_LIGHT_MAP_INDEX < NUM_SPOT_LIGHT_MAPS )
			spotLightCoord = vSpotLightCoord[ i ].xyz / vSpotLightCoord[ i ].w;
			inSpotLightMap = all( lessThan( abs( spotLightCoord * 2. - 1. ), vec3( 1.0 ) ) );
			spotColor = texture2D( spotLightMap[ SPOT_LIGHT_MAP_INDEX ], spotLightCoord.xy );
			directLight.color = inSpotLightMap ? directLight.color * spotColor.rgb : directLight.color;
		#endif
		#undef SPOT_LIGHT_MAP_INDEX
		#if defined( USE_SHADOWMAP ) && ( UNROLLED_LOOP_INDEX < NUM_SPOT_LIGHT_SHADOWS )
		spotLightShadow = spotLightShadows[ i ];
		directLight.color *= ( directLight.visible && receiveShadow ) ? getShadow( spotShadowMap[ i ], spotLightShadow.shadowMapSize, spotLightShadow.shadowIntensity, spotLightShadow.shadowBias, spotLightShadow.shadowRadius, vSpotLightCoord[ i ] ) : 1.0;
		#endif
		RE_Direct( directLight, geometryPosition, geometryNormal, geometryViewDir, geometryClearcoatNormal, material, reflectedLight );
	}
	#pragma unroll_loop_end
#endif
#if ( NUM_SUN_LIGHTS > 0 ) && defined( RE_Direct )
	SunLight sunLight;
	#if defined( USE_SHADOWMAP ) && NUM_SUN_LIGHT_SHADOWS > 0
	SunLightShadow sunLightShadow;
	#endif
	#pragma unroll_loop_start
	for ( int i = 0; i < NUM_SUN_LIGHTS; i ++ ) {
		sunLight = sunLights[ i ];
		getSunLightInfo( sunLight, directLight );
		#if defined( USE_SHADOWMAP ) && ( UNROLLED_LOOP_INDEX < NUM_SUN_LIGHT_SHADOWS )
		sunLightShadow = sunLightShadows[ i ];
		directLight.color *= ( directLight.visible && receiveShadow ) ? getSunShadow( sunShadowMap[ i ], sunLightShadow, UNROLLED_LOOP_INDEX ) : 1.0;
		#endif
		RE_Direct( directLight, geometryPosition, geometryNormal, geometryViewDir, geometryClearcoatNormal, material, reflectedLight );
	}
	#pragma unroll_loop_end
#endif
#if ( NUM_DIR_LIGHTS > 0 ) && defined( RE_Direct )
	DirectionalLight directionalLight;
	#if defined( USE_SHADOWMAP ) && NUM_DIR_LIGHT_SHADOWS > 0
	DirectionalLightShadow directionalLightShadow;
	#endif
	#pragma unroll_loop_start
	for ( int i = 0; i < NUM_DIR_LIGHTS; i ++ ) {
		directionalLight = directionalLights[ i ];
		getDirectionalLightInfo( directionalLight, directLight );
		#if defined( USE_SHADOWMAP ) && ( UNROLLED_LOOP_INDEX < NUM_DIR_LIGHT_SHADOWS )
		directionalLightShadow = directionalLightShadows[ i ];
		directLight.color *= ( directLight.visible && receiveShadow ) ? getShadow( directionalShadowMap[ i ], directionalLightShadow.shadowMapSize, directionalLightShadow.shadowIntensity, directionalLightShadow.shadowBias, directionalLightShadow.shadowRadius, vDirectionalShadowCoord[ i ] ) : 1.0;
		#endif
		RE_Direct( directLight, geometryPosition, geometryNormal, geometryViewDir, geometryClearcoatNormal, material, reflectedLight );
	}
	#pragma unroll_loop_end
#endif
#if ( NUM_RECT_AREA_LIGHTS > 0 ) && defined( RE_Direct_RectArea )
	RectAreaLight rectAreaLight;
	#pragma unroll_loop_start
	for ( int i = 0; i < NUM_RECT_AREA_LIGHTS; i ++ ) {
		rectAreaLight = rectAreaLights[ i ];
		RE_Direct_RectArea( rectAreaLight, geometryPosition, geometryNormal, geometryViewDir, geometryClearcoatNormal, material, reflectedLight );
	}
	#pragma unroll_loop_end
#endif
#if defined( RE_IndirectDiffuse )
	vec3 iblIrradiance = vec3( 0.0 );
	vec3 irradiance = getAmbientLightIrradiance( ambientLightColor );
	#if defined( USE_LIGHT_PROBES )
		irradiance += getLightProbeIrradiance( lightProbe, geometryNormal );
	#endif
	#if ( NUM_HEMI_LIGHTS > 0 )
		#pragma unroll_loop_start
		for ( int i = 0; i < NUM_HEMI_LIGHTS; i ++ ) {
			irradiance += getHemisphereLightIrradiance( hemisphereLights[ i ], geometryNormal );
		}
		#pragma unroll_loop_end
	#endif
	#if NUM_LIGHT_PROBE_GRIDS > 0
		vec3 probeWorldPos = ( ( vec4( geometryPosition, 1.0 ) - viewMatrix[ 3 ] ) * viewMatrix ).xyz;
		vec3 probeWorldNormal = transformNormalByInverseViewMatrix( geometryNormal, viewMatrix );
		int probeGrid = - 1;
		#pragma unroll_loop_start
		for ( int i = 0; i < NUM_LIGHT_PROBE_GRIDS; i ++ ) {
			if ( isInsideLightProbeGrid( probeWorldPos, probeWorldNormal, probesMin[ i ], probesMax[ i ], probesResolution[ i ] ) ) probeGrid = UNROLLED_LOOP_INDEX;
		}
		#pragma unroll_loop_end
		#pragma unroll_loop_start
		for ( int i = 0; i < NUM_LIGHT_PROBE_GRIDS; i ++ ) {
			if ( probeGrid == UNROLLED_LOOP_INDEX ) irradiance += getLightProbeGridIrradiance( probesSH[ i ], probesMin[ i ], probesMax[ i ], probesResolution[ i ], probeWorldPos, probeWorldNormal );
		}
		#pragma unroll_loop_end
	#endif
#endif
#if defined( RE_IndirectSpecular )
	vec3 radiance = vec3( 0.0 );
	vec3 clearcoatRadiance = vec3( 0.0 );
#endif`,lights_fragment_maps:`#if defined( RE_IndirectDiffuse )
	#ifdef USE_LIGHTMAP
		vec4 lightMapTexel = texture2D( lightMap, vLightMapUv );
		vec3 lightMapIrradiance = lightMapTexel.rgb * lightMapIntensity;
		irradiance += lightMapIrradiance;
	#endif
	#if defined( USE_ENVMAP ) && defined( ENVMAP_TYPE_PMREM )
		#if defined( STANDARD ) || defined( LAMBERT ) || defined( PHONG )
			iblIrradiance += getIBLIrradiance( geometryNormal );
		#endif
	#endif
#endif
#if defined( USE_ENVMAP ) && defined( RE_IndirectSpecular )
	#ifdef USE_ANISOTROPY
		vec3 iblRadiance = getIBLAnisotropyRadiance( geometryViewDir, geometryNormal, material.roughness, material.anisotropyB, material.anisotropy );
	#else
		vec3 iblRadiance = getIBLRadiance( geometryViewDir, geometryNormal, material.roughness );
	#endif
	#ifdef USE_RETROREFLECTION
		#ifdef USE_ANISOTROPY
			vec3 retroIBLRadiance = getIBLAnisotropyRetroRadiance( geometryViewDir, geometryNormal, material.roughness, material.anisotropyB, material.anisotropy );
		#else
			vec3 retroIBLRadiance = getIBLRetroRadiance( geometryViewDir, geometryNormal, material.roughness );
		#endif
		iblRadiance = mix( iblRadiance, retroIBLRadiance, saturate( material.retroreflectivity ) );
	#endif
	radiance += iblRadiance;
	#ifdef USE_CLEARCOAT
		clearcoatRadiance += getIBLRadiance( geometryViewDir, geometryClearcoatNormal, material.clearcoatRoughness );
	#endif
#endif`,lights_fragment_end:`#if defined( RE_IndirectDiffuse )
	#if defined( LAMBERT ) || defined( PHONG )
		irradiance += iblIrradiance;
	#endif
	RE_IndirectDiffuse( irradiance, geometryPosition, geometryNormal, geometryViewDir, geometryClearcoatNormal, material, reflectedLight );
#endif
#if defined( RE_IndirectSpecular )
	RE_IndirectSpecular( radiance, iblIrradiance, clearcoatRadiance, geometryPosition, geometryNormal, geometryViewDir, geometryClearcoatNormal, material, reflectedLight );
#endif`,lightprobes_pars_fragment:`#if NUM_LIGHT_PROBE_GRIDS > 0
uniform highp sampler3D probesSH[ NUM_LIGHT_PROBE_GRIDS ];
uniform vec3 probesMin[ NUM_LIGHT_PROBE_GRIDS ];
uniform vec3 probesMax[ NUM_LIGHT_PROBE_GRIDS ];
uniform vec3 probesResolution[ NUM_LIGHT_PROBE_GRIDS ];
bool isInsideLightProbeGrid( vec3 worldPos, vec3 worldNormal, vec3 probesMin, vec3 probesMax, vec3 probesResolution ) {
	vec3 spacing = ( probesMax - probesMin ) / probesResolution;
	vec3 samplePos = worldPos + worldNormal * spacing * 0.5;
	vec3 margin = spacing * 0.01;
	return all( greaterThanEqual( samplePos, probesMin - margin ) ) && all( lessThanEqual( samplePos, probesMax + margin ) );
}
vec3 getLightProbeGridIrradiance( highp sampler3D probesSH, vec3 probesMin, vec3 probesMax, vec3 probesResolution, vec3 worldPos, vec3 worldNormal ) {
	vec3 res = probesResolution;
	vec3 gridRange = probesMax - probesMin;
	vec3 probeSpacing = gridRange / res;
	vec3 samplePos = worldPos + worldNormal * probeSpacing * 0.5;
	vec3 uvw = clamp( ( samplePos - probesMin ) / gridRange, 0.5 / res, 1.0 - 0.5 / res );
	float nz          = res.z;
	float paddedSlices = nz + 2.0;
	float atlasDepth  = 7.0 * paddedSlices;
	float uvZBase     = uvw.z * nz + 1.0;
	vec4 s0 = texture( probesSH, vec3( uvw.xy, ( uvZBase                       ) / atlasDepth ) );
	vec4 s1 = texture( probesSH, vec3( uvw.xy, ( uvZBase +       paddedSlices   ) / atlasDepth ) );
	vec4 s2 = texture( probesSH, vec3( uvw.xy, ( uvZBase + 2.0 * paddedSlices   ) / atlasDepth ) );
	vec4 s3 = texture( probesSH, vec3( uvw.xy, ( uvZBase + 3.0 * paddedSlices   ) / atlasDepth ) );
	vec4 s4 = texture( probesSH, vec3( uvw.xy, ( uvZBase + 4.0 * paddedSlices   ) / atlasDepth ) );
	vec4 s5 = texture( probesSH, vec3( uvw.xy, ( uvZBase + 5.0 * paddedSlices   ) / atlasDepth ) );
	vec4 s6 = texture( probesSH, vec3( uvw.xy, ( uvZBase + 6.0 * paddedSlices   ) / atlasDepth ) );
	vec3 c0 = s0.xyz;
	vec3 c1 = vec3( s0.w, s1.xy );
	vec3 c2 = vec3( s1.zw, s2.x );
	vec3 c3 = s2.yzw;
	vec3 c4 = s3.xyz;
	vec3 c5 = vec3( s3.w, s4.xy );
	vec3 c6 = vec3( s4.zw, s5.x );
	vec3 c7 = s5.yzw;
	vec3 c8 = s6.xyz;
	float x = worldNormal.x, y = worldNormal.y, z = worldNormal.z;
	vec3 result = c0 * 0.886227;
	result += c1 * 2.0 * 0.511664 * y;
	result += c2 * 2.0 * 0.511664 * z;
	result += c3 * 2.0 * 0.511664 * x;
	result += c4 * 2.0 * 0.429043 * x * y;
	result += c5 * 2.0 * 0.429043 * y * z;
	result += c6 * ( 0.743125 * z * z - 0.247708 );
	result += c7 * 2.0 * 0.429043 * x * z;
	result += c8 * 0.429043 * ( x * x - y * y );
	return max( result, vec3( 0.0 ) );
}
#endif`,logdepthbuf_fragment:`#if defined( USE_LOGARITHMIC_DEPTH_BUFFER )
	gl_FragDepth = vIsPerspective == 0.0 ? gl_FragCoord.z : log2( vFragDepth ) * logDepthBufFC * 0.5;
#endif`,logdepthbuf_pars_fragment:`#if defined( USE_LOGARITHMIC_DEPTH_BUFFER )
	uniform float logDepthBufFC;
	varying float vFragDepth;
	varying float vIsPerspective;
#endif`,logdepthbuf_pars_vertex:`#ifdef USE_LOGARITHMIC_DEPTH_BUFFER
	varying float vFragDepth;
	varying float vIsPerspective;
#endif`,logdepthbuf_vertex:`#ifdef USE_LOGARITHMIC_DEPTH_BUFFER
	vFragDepth = 1.0 + gl_Position.w;
	vIsPerspective = float( isPerspectiveMatrix( projectionMatrix ) );
#endif`,map_fragment:`#ifdef USE_MAP
	vec4 sampledDiffuseColor = texture2D( map, vMapUv );
	#ifdef DECODE_VIDEO_TEXTURE
		sampledDiffuseColor = sRGBTransferEOTF( sampledDiffuseColor );
	#endif
	diffuseColor *= sampledDiffuseColor;
#endif`,map_pars_fragment:`#ifdef USE_MAP
	uniform sampler2D map;
#endif`,map_particle_fragment:`#if defined( USE_MAP ) || defined( USE_ALPHAMAP )
	#if defined( USE_POINTS_UV )
		vec2 uv = vUv;
	#else
		vec2 uv = ( uvTransform * vec3( gl_PointCoord.x, 1.0 - gl_PointCoord.y, 1 ) ).xy;
	#endif
#endif
#ifdef USE_MAP
	diffuseColor *= texture2D( map, uv );
#endif
#ifdef USE_ALPHAMAP
	diffuseColor.a *= texture2D( alphaMap, uv ).g;
#endif`,map_particle_pars_fragment:`#if defined( USE_POINTS_UV )
	varying vec2 vUv;
#else
	#if defined( USE_MAP ) || defined( USE_ALPHAMAP )
		uniform mat3 uvTransform;
	#endif
#endif
#ifdef USE_MAP
	uniform sampler2D map;
#endif
#ifdef USE_ALPHAMAP
	uniform sampler2D alphaMap;
#endif`,metalnessmap_fragment:`float metalnessFactor = metalness;
#ifdef USE_METALNESSMAP
	vec4 texelMetalness = texture2D( metalnessMap, vMetalnessMapUv );
	metalnessFactor *= texelMetalness.b;
#endif`,metalnessmap_pars_fragment:`#ifdef USE_METALNESSMAP
	uniform sampler2D metalnessMap;
#endif`,morphinstance_vertex:`#ifdef USE_INSTANCING_MORPH
	float morphTargetInfluences[ MORPHTARGETS_COUNT ];
	float morphTargetBaseInfluence = texelFetch( morphTexture, ivec2( 0, gl_InstanceID ), 0 ).r;
	for ( int i = 0; i < MORPHTARGETS_COUNT; i ++ ) {
		morphTargetInfluences[i] =  texelFetch( morphTexture, ivec2( i + 1, gl_InstanceID ), 0 ).r;
	}
#endif`,morphcolor_vertex:`#if defined( USE_MORPHCOLORS )
	#if defined( USE_COLOR_ALPHA )
		vColor *= morphTargetBaseInfluence;
	#elif defined( USE_COLOR )
		vColor.rgb *= morphTargetBaseInfluence;
	#endif
	for ( int i = 0; i < MORPHTARGETS_COUNT; i ++ ) {
		#if defined( USE_COLOR_ALPHA )
			if ( morphTargetInfluences[ i ] != 0.0 ) vColor += getMorph( gl_VertexID, i, 2 ) * morphTargetInfluences[ i ];
		#elif defined( USE_COLOR )
			if ( morphTargetInfluences[ i ] != 0.0 ) vColor.rgb += getMorph( gl_VertexID, i, 2 ).rgb * morphTargetInfluences[ i ];
		#endif
	}
#endif`,morphnormal_vertex:`#ifdef USE_MORPHNORMALS
	objectNormal *= morphTargetBaseInfluence;
	for ( int i = 0; i < MORPHTARGETS_COUNT; i ++ ) {
		if ( morphTargetInfluences[ i ] != 0.0 ) objectNormal += getMorph( gl_VertexID, i, 1 ).xyz * morphTargetInfluences[ i ];
	}
#endif`,morphtarget_pars_vertex:`#ifdef USE_MORPHTARGETS
	#ifndef USE_INSTANCING_MORPH
		uniform float morphTargetBaseInfluence;
		uniform float morphTargetInfluences[ MORPHTARGETS_COUNT ];
	#endif
	uniform sampler2DArray morphTargetsTexture;
	uniform ivec2 morphTargetsTextureSize;
	vec4 getMorph( const in int vertexIndex, const in int morphTargetIndex, const in int offset ) {
		int texelIndex = vertexIndex * MORPHTARGETS_TEXTURE_STRIDE + offset;
		int y = texelIndex / morphTargetsTextureSize.x;
		int x = texelIndex - y * morphTargetsTextureSize.x;
		ivec3 morphUV = ivec3( x, y, morphTargetIndex );
		return texelFetch( morphTargetsTexture, morphUV, 0 );
	}
#endif`,morphtarget_vertex:`#ifdef USE_MORPHTARGETS
	transformed *= morphTargetBaseInfluence;
	for ( int i = 0; i < MORPHTARGETS_COUNT; i ++ ) {
		if ( morphTargetInfluences[ i ] != 0.0 ) transformed += getMorph( gl_VertexID, i, 0 ).xyz * morphTargetInfluences[ i ];
	}
#endif`,normal_fragment_begin:`float faceDirection = gl_FrontFacing ? 1.0 : - 1.0;
#ifdef FLAT_SHADED
	vec3 fdx = dFdx( vViewPosition );
	vec3 fdy = dFdy( vViewPosition );
	vec3 normal = normalize( cross( fdx, fdy ) );
#else
	vec3 normal = normalize( vNormal );
	#ifdef DOUBLE_SIDED
		normal *= faceDirection;
	#endif
#endif
#if defined( USE_NORMALMAP_TANGENTSPACE ) || defined( USE_CLEARCOAT_NORMALMAP ) || defined( USE_ANISOTROPY )
	#ifdef USE_TANGENT
		mat3 tbn = mat3( normalize( vTangent ), normalize( vBitangent ), normal );
	#else
		mat3 tbn = getTangentFrame( - vViewPosition, normal,
		#if defined( USE_NORMALMAP )
			vNormalMapUv
		#elif defined( USE_CLEARCOAT_NORMALMAP )
			vClearcoatNormalMapUv
		#else
			vUv
		#endif
		);
	#endif
	#ifdef DOUBLE_SIDED
		tbn[0] *= faceDirection;
		tbn[1] *= faceDirection;
	#endif
#endif
#ifdef USE_CLEARCOAT_NORMALMAP
	#ifdef USE_TANGENT
		mat3 tbn2 = mat3( normalize( vTangent ), normalize( vBitangent ), normal );
	#else
		mat3 tbn2 = getTangentFrame( - vViewPosition, normal, vClearcoatNormalMapUv );
	#endif
	#ifdef DOUBLE_SIDED
		tbn2[0] *= faceDirection;
		tbn2[1] *= faceDirection;
	#endif
#endif
vec3 nonPerturbedNormal = normal;`,normal_fragment_maps:`#ifdef USE_NORMALMAP_OBJECTSPACE
	normal = texture2D( normalMap, vNormalMapUv ).xyz * 2.0 - 1.0;
	#ifdef FLIP_SIDED
		normal = - normal;
	#endif
	#ifdef DOUBLE_SIDED
		normal = normal * faceDirection;
	#endif
	normal = normalize( normalMatrix * normal );
#elif defined( USE_NORMALMAP_TANGENTSPACE )
	vec3 mapN = texture2D( normalMap, vNormalMapUv ).xyz * 2.0 - 1.0;
	#if defined( USE_PACKED_NORMALMAP )
		mapN = vec3( mapN.xy, sqrt( saturate( 1.0 - dot( mapN.xy, mapN.xy ) ) ) );
	#endif
	mapN.xy *= normalScale;
	normal = normalize( tbn * mapN );
#elif defined( USE_BUMPMAP )
	normal = perturbNormalArb( - vViewPosition, normal, dHdxy_fwd(), faceDirection );
#endif`,normal_pars_fragment:`#ifndef FLAT_SHADED
	varying vec3 vNormal;
	#ifdef USE_TANGENT
		varying vec3 vTangent;
		varying vec3 vBitangent;
	#endif
#endif`,normal_pars_vertex:`#ifndef FLAT_SHADED
	varying vec3 vNormal;
	#ifdef USE_TANGENT
		varying vec3 vTangent;
		varying vec3 vBitangent;
	#endif
#endif`,normal_vertex:`#ifndef FLAT_SHADED
	vNormal = normalize( transformedNormal );
	#ifdef USE_TANGENT
		vTangent = normalize( transformedTangent );
		vBitangent = normalize( cross( vNormal, vTangent ) * tangent.w );
		#ifdef FLIP_SIDED
			vBitangent = - vBitangent;
		#endif
	#endif
#endif`,normalmap_pars_fragment:`#ifdef USE_NORMALMAP
	uniform sampler2D normalMap;
	uniform vec2 normalScale;
#endif
#ifdef USE_NORMALMAP_OBJECTSPACE
	uniform mat3 normalMatrix;
#endif
#if ! defined ( USE_TANGENT ) && ( defined ( USE_NORMALMAP_TANGENTSPACE ) || defined ( USE_CLEARCOAT_NORMALMAP ) || defined( USE_ANISOTROPY ) )
	mat3 getTangentFrame( vec3 eye_pos, vec3 surf_norm, vec2 uv ) {
		vec3 q0 = dFdx( eye_pos.xyz );
		vec3 q1 = dFdy( eye_pos.xyz );
		vec2 st0 = dFdx( uv.st );
		vec2 st1 = dFdy( uv.st );
		vec3 N = surf_norm;
		vec3 q1perp = cross( q1, N );
		vec3 q0perp = cross( N, q0 );
		vec3 T = q1perp * st0.x + q0perp * st1.x;
		vec3 B = q1perp * st0.y + q0perp * st1.y;
		float det = max( dot( T, T ), dot( B, B ) );
		float scale = ( det == 0.0 ) ? 0.0 : inversesqrt( det );
		return mat3( T * scale, B * scale, N );
	}
#endif`,clearcoat_normal_fragment_begin:`#ifdef USE_CLEARCOAT
	vec3 clearcoatNormal = nonPerturbedNormal;
#endif`,clearcoat_normal_fragment_maps:`#ifdef USE_CLEARCOAT_NORMALMAP
	vec3 clearcoatMapN = texture2D( clearcoatNormalMap, vClearcoatNormalMapUv ).xyz * 2.0 - 1.0;
	clearcoatMapN.xy *= clearcoatNormalScale;
	clearcoatNormal = normalize( tbn2 * clearcoatMapN );
#endif`,clearcoat_pars_fragment:`#ifdef USE_CLEARCOATMAP
	uniform sampler2D clearcoatMap;
#endif
#ifdef USE_CLEARCOAT_NORMALMAP
	uniform sampler2D clearcoatNormalMap;
	uniform vec2 clearcoatNormalScale;
#endif
#ifdef USE_CLEARCOAT_ROUGHNESSMAP
	uniform sampler2D clearcoatRoughnessMap;
#endif`,iridescence_pars_fragment:`#ifdef USE_IRIDESCENCEMAP
	uniform sampler2D iridescenceMap;
#endif
#ifdef USE_IRIDESCENCE_THICKNESSMAP
	uniform sampler2D iridescenceThicknessMap;
#endif`,opaque_fragment:`#ifdef OPAQUE
diffuseColor.a = 1.0;
#endif
#ifdef USE_TRANSMISSION
diffuseColor.a *= material.transmissionAlpha;
#endif
gl_FragColor = vec4( outgoingLight, diffuseColor.a );`,packing:`vec3 packNormalToRGB( const in vec3 normal ) {
	return normalize( normal ) * 0.5 + 0.5;
}
vec3 unpackRGBToNormal( const in vec3 rgb ) {
	return 2.0 * rgb.xyz - 1.0;
}
const float PackUpscale = 256. / 255.;const float UnpackDownscale = 255. / 256.;const float ShiftRight8 = 1. / 256.;
const float Inv255 = 1. / 255.;
const vec4 PackFactors = vec4( 1.0, 256.0, 256.0 * 256.0, 256.0 * 256.0 * 256.0 );
const vec2 UnpackFactors2 = vec2( UnpackDownscale, 1.0 / PackFactors.g );
const vec3 UnpackFactors3 = vec3( UnpackDownscale / PackFactors.rg, 1.0 / PackFactors.b );
const vec4 UnpackFactors4 = vec4( UnpackDownscale / PackFactors.rgb, 1.0 / PackFactors.a );
vec4 packDepthToRGBA( const in float v ) {
	if( v <= 0.0 )
		return vec4( 0., 0., 0., 0. );
	if( v >= 1.0 )
		return vec4( 1., 1., 1., 1. );
	float vuf;
	float af = modf( v * PackFactors.a, vuf );
	float bf = modf( vuf * ShiftRight8, vuf );
	float gf = modf( vuf * ShiftRight8, vuf );
	return vec4( vuf * Inv255, gf * PackUpscale, bf * PackUpscale, af );
}
vec3 packDepthToRGB( const in float v ) {
	if( v <= 0.0 )
		return vec3( 0., 0., 0. );
	if( v >= 1.0 )
		return vec3( 1., 1., 1. );
	float vuf;
	float bf = modf( v * PackFactors.b, vuf );
	float gf = modf( vuf * ShiftRight8, vuf );
	return vec3( vuf * Inv255, gf * PackUpscale, bf );
}
vec2 packDepthToRG( const in float v ) {
	if( v <= 0.0 )
		return vec2( 0., 0. );
	if( v >= 1.0 )
		return vec2( 1., 1. );
	float vuf;
	float gf = modf( v * 256., vuf );
	return vec2( vuf * Inv255, gf );
}
float unpackRGBAToDepth( const in vec4 v ) {
	return dot( v, UnpackFactors4 );
}
float unpackRGBToDepth( const in vec3 v ) {
	return dot( v, UnpackFactors3 );
}
float unpackRGToDepth( const in vec2 v ) {
	return v.r * UnpackFactors2.r + v.g * UnpackFactors2.g;
}
vec4 pack2HalfToRGBA( const in vec2 v ) {
	vec4 r = vec4( v.x, fract( v.x * 255.0 ), v.y, fract( v.y * 255.0 ) );
	return vec4( r.x - r.y / 255.0, r.y, r.z - r.w / 255.0, r.w );
}
vec2 unpackRGBATo2Half( const in vec4 v ) {
	return vec2( v.x + ( v.y / 255.0 ), v.z + ( v.w / 255.0 ) );
}
float viewZToOrthographicDepth( const in float viewZ, const in float near, const in float far ) {
	return ( viewZ + near ) / ( near - far );
}
float orthographicDepthToViewZ( const in float depth, const in float near, const in float far ) {
	#ifdef USE_REVERSED_DEPTH_BUFFER
	
		return depth * ( far - near ) - far;
	#else
		return depth * ( near - far ) - near;
	#endif
}
float viewZToPerspectiveDepth( const in float viewZ, const in float near, const in float far ) {
	return ( ( near + viewZ ) * far ) / ( ( far - near ) * viewZ );
}
float perspectiveDepthToViewZ( const in float depth, const in float near, const in float far ) {
	
	#ifdef USE_REVERSED_DEPTH_BUFFER
		return ( near * far ) / ( ( near - far ) * depth - near );
	#else
		return ( near * far ) / ( ( far - near ) * depth - far );
	#endif
}`,premultiplied_alpha_fragment:`#ifdef PREMULTIPLIED_ALPHA
	gl_FragColor.rgb *= gl_FragColor.a;
#endif`,project_vertex:`vec4 mvPosition = vec4( transformed, 1.0 );
#ifdef USE_BATCHING
	mvPosition = batchingMatrix * mvPosition;
#endif
#ifdef USE_INSTANCING
	mvPosition = instanceMatrix * mvPosition;
#endif
mvPosition = modelViewMatrix * mvPosition;
gl_Position = projectionMatrix * mvPosition;`,dithering_fragment:`#ifdef DITHERING
	gl_FragColor.rgb = dithering( gl_FragColor.rgb );
#endif`,dithering_pars_fragment:`#ifdef DITHERING
	vec3 dithering( vec3 color ) {
		float grid_position = rand( gl_FragCoord.xy );
		vec3 dither_shift_RGB = vec3( 0.25 / 255.0, -0.25 / 255.0, 0.25 / 255.0 );
		dither_shift_RGB = mix( 2.0 * dither_shift_RGB, -2.0 * dither_shift_RGB, grid_position );
		return color + dither_shift_RGB;
	}
#endif`,roughnessmap_fragment:`float roughnessFactor = roughness;
#ifdef USE_ROUGHNESSMAP
	vec4 texelRoughness = texture2D( roughnessMap, vRoughnessMapUv );
	roughnessFactor *= texelRoughness.g;
#endif`,roughnessmap_pars_fragment:`#ifdef USE_ROUGHNESSMAP
	uniform sampler2D roughnessMap;
#endif`,shadowmap_pars_fragment:`#if NUM_SPOT_LIGHT_COORDS > 0
	varying vec4 vSpotLightCoord[ NUM_SPOT_LIGHT_COORDS ];
#endif
#if NUM_SPOT_LIGHT_MAPS > 0
	uniform sampler2D spotLightMap[ NUM_SPOT_LIGHT_MAPS ];
#endif
#ifdef USE_SHADOWMAP
	#if NUM_SUN_LIGHT_SHADOWS > 0
		#define SUN_LIGHT_CASCADES 2
		#if defined( SHADOWMAP_TYPE_PCF )
			uniform sampler2DShadow sunShadowMap[ NUM_SUN_LIGHT_SHADOWS ];
		#else
			uniform sampler2D sunShadowMap[ NUM_SUN_LIGHT_SHADOWS ];
		#endif
		uniform mat4 sunShadowMatrix[ NUM_SUN_LIGHT_SHADOWS * SUN_LIGHT_CASCADES ];
		uniform vec4 sunShadowCascade[ NUM_SUN_LIGHT_SHADOWS * SUN_LIGHT_CASCADES ];
		varying vec4 vSunShadowWorldPosition;
		varying vec3 vSunShadowWorldNormal;
		struct SunLightShadow {
			float shadowIntensity;
			float shadowBias;
			float shadowNormalBias;
			float shadowRadius;
			vec2 shadowMapSize;
		};
		uniform SunLightShadow sunLightShadows[ NUM_SUN_LIGHT_SHADOWS ];
	#endif
	#if NUM_DIR_LIGHT_SHADOWS > 0
		#if defined( SHADOWMAP_TYPE_PCF )
			uniform sampler2DShadow directionalShadowMap[ NUM_DIR_LIGHT_SHADOWS ];
		#else
			uniform sampler2D directionalShadowMap[ NUM_DIR_LIGHT_SHADOWS ];
		#endif
		varying vec4 vDirectionalShadowCoord[ NUM_DIR_LIGHT_SHADOWS ];
		struct DirectionalLightShadow {
			float shadowIntensity;
			float shadowBias;
			float shadowNormalBias;
			float shadowRadius;
			vec2 shadowMapSize;
		};
		uniform DirectionalLightShadow directionalLightShadows[ NUM_DIR_LIGHT_SHADOWS ];
	#endif
	#if NUM_SPOT_LIGHT_SHADOWS > 0
		#if defined( SHADOWMAP_TYPE_PCF )
			uniform sampler2DShadow spotShadowMap[ NUM_SPOT_LIGHT_SHADOWS ];
		#else
			uniform sampler2D spotShadowMap[ NUM_SPOT_LIGHT_SHADOWS ];
		#endif
		struct SpotLightShadow {
			float shadowIntensity;
			float shadowBias;
			float shadowNormalBias;
			float shadowRadius;
			vec2 shadowMapSize;
		};
		uniform SpotLightShadow spotLightShadows[ NUM_SPOT_LIGHT_SHADOWS ];
	#endif
	#if NUM_POINT_LIGHT_SHADOWS > 0
		#if defined( SHADOWMAP_TYPE_PCF )
			uniform samplerCubeShadow pointShadowMap[ NUM_POINT_LIGHT_SHADOWS ];
		#elif defined( SHADOWMAP_TYPE_BASIC )
			uniform samplerCube pointShadowMap[ NUM_POINT_LIGHT_SHADOWS ];
		#endif
		varying vec4 vPointShadowCoord[ NUM_POINT_LIGHT_SHADOWS ];
		struct PointLightShadow {
			float shadowIntensity;
			float shadowBias;
			float shadowNormalBias;
			float shadowRadius;
			vec2 shadowMapSize;
			float shadowCameraNear;
			float shadowCameraFar;
		};
		uniform PointLightShadow pointLightShadows[ NUM_POINT_LIGHT_SHADOWS ];
	#endif
	#if defined( SHADOWMAP_TYPE_PCF )
		float interleavedGradientNoise( vec2 position ) {
			return fract( 52.9829189 * fract( dot( position, vec2( 0.06711056, 0.00583715 ) ) ) );
		}
		vec2 vogelDiskSample( int sampleIndex, int samplesCount, float phi ) {
			const float goldenAngle = 2.399963229728653;
			float r = sqrt( ( float( sampleIndex ) + 0.5 ) / float( samplesCount ) );
			float theta = float( sampleIndex ) * goldenAngle + phi;
			return vec2( cos( theta ), sin( theta ) ) * r;
		}
	#endif
	#if defined( SHADOWMAP_TYPE_PCF )
		float getShadow( sampler2DShadow shadowMap, vec2 shadowMapSize, float shadowIntensity, float shadowBias, float shadowRadius, vec4 shadowCoord ) {
			float shadow = 1.0;
			shadowCoord.xyz /= shadowCoord.w;
			#ifdef USE_REVERSED_DEPTH_BUFFER
				shadowCoord.z -= shadowBias;
			#else
				shadowCoord.z += shadowBias;
			#endif
			bool inFrustum = shadowCoord.x >= 0.0 && shadowCoord.x <= 1.0 && shadowCoord.y >= 0.0 && shadowCoord.y <= 1.0;
			bool frustumTest = inFrustum && shadowCoord.z <= 1.0;
			if ( frustumTest ) {
				vec2 texelSize = vec2( 1.0 ) / shadowMapSize;
				vec2 radius = shadowRadius * texelSize;
				float phi = interleavedGradientNoise( gl_FragCoord.xy ) * PI2;
				shadow = (
					texture( shadowMap, vec3( shadowCoord.xy + vogelDiskSample( 0, 5, phi ) * radius, shadowCoord.z ) ) +
					texture( shadowMap, vec3( shadowCoord.xy + vogelDiskSample( 1, 5, phi ) * radius, shadowCoord.z ) ) +
					texture( shadowMap, vec3( shadowCoord.xy + vogelDiskSample( 2, 5, phi ) * radius, shadowCoord.z ) ) +
					texture( shadowMap, vec3( shadowCoord.xy + vogelDiskSample( 3, 5, phi ) * radius, shadowCoord.z ) ) +
					texture( shadowMap, vec3( shadowCoord.xy + vogelDiskSample( 4, 5, phi ) * radius, shadowCoord.z ) )
				) * 0.2;
			}
			return mix( 1.0, shadow, shadowIntensity );
		}
	#elif defined( SHADOWMAP_TYPE_VSM )
		float getShadow( sampler2D shadowMap, vec2 shadowMapSize, float shadowIntensity, float shadowBias, float shadowRadius, vec4 shadowCoord ) {
			float shadow = 1.0;
			shadowCoord.xyz /= shadowCoord.w;
			#ifdef USE_REVERSED_DEPTH_BUFFER
				shadowCoord.z -= shadowBias;
			#else
				shadowCoord.z += shadowBias;
			#endif
			bool inFrustum = shadowCoord.x >= 0.0 && shadowCoord.x <= 1.0 && shadowCoord.y >= 0.0 && shadowCoord.y <= 1.0;
			bool frustumTest = inFrustum && shadowCoord.z <= 1.0;
			if ( frustumTest ) {
				vec2 distribution = texture2D( shadowMap, shadowCoord.xy ).rg;
				float mean = distribution.x;
				float variance = distribution.y * distribution.y;
				#ifdef USE_REVERSED_DEPTH_BUFFER
					float hard_shadow = step( mean, shadowCoord.z );
				#else
					float hard_shadow = step( shadowCoord.z, mean );
				#endif
				
				if ( hard_shadow == 1.0 ) {
					shadow = 1.0;
				} else {
					variance = max( variance, 0.0000001 );
					float d = shadowCoord.z - mean;
					float p_max = variance / ( variance + d * d );
					p_max = clamp( ( p_max - 0.3 ) / 0.65, 0.0, 1.0 );
					shadow = max( hard_shadow, p_max );
				}
			}
			return mix( 1.0, shadow, shadowIntensity );
		}
	#else
		float getShadow( sampler2D shadowMap, vec2 shadowMapSize, float shadowIntensity, float shadowBias, float shadowRadius, vec4 shadowCoord ) {
			float shadow = 1.0;
			shadowCoord.xyz /= shadowCoord.w;
			#ifdef USE_REVERSED_DEPTH_BUFFER
				shadowCoord.z -= shadowBias;
			#else
				shadowCoord.z += shadowBias;
			#endif
			bool inFrustum = shadowCoord.x >= 0.0 && shadowCoord.x <= 1.0 && shadowCoord.y >= 0.0 && shadowCoord.y <= 1.0;
			bool frustumTest = inFrustum && shadowCoord.z <= 1.0;
			if ( frustumTest ) {
				float depth = texture2D( shadowMap, shadowCoord.xy ).r;
				#ifdef USE_REVERSED_DEPTH_BUFFER
					shadow = step( depth, shadowCoord.z );
				#else
					shadow = step( shadowCoord.z, depth );
				#endif
			}
			return mix( 1.0, shadow, shadowIntensity );
		}
	#endif
	#if NUM_SUN_LIGHT_SHADOWS > 0
		float getSunShadow(
			#if defined( SHADOWMAP_TYPE_PCF )
				sampler2DShadow shadowMap,
			#else
				sampler2D shadowMap,
			#endif
			SunLightShadow sunLightShadow,
			int shadowIndex
		) {
			vec4 shadowWorldPosition = vec4( vSunShadowWorldPosition.xyz + vSunShadowWorldNormal * sunLightShadow.shadowNormalBias, 1.0 );
			float viewDepth = vSunShadowWorldPosition.w;
			int cascadeOffset = shadowIndex * SUN_LIGHT_CASCADES;
			float shadow = 1.0;
			for ( int i = SUN_LIGHT_CASCADES - 1; i >= 0; i -- ) {
				vec4 cascade = sunShadowCascade[ cascadeOffset + i ];
				if ( viewDepth >= cascade.x && viewDepth < cascade.y ) {
					float cascadeShadow = getShadow(
						shadowMap,
						sunLightShadow.shadowMapSize,
						sunLightShadow.shadowIntensity,
						sunLightShadow.shadowBias,
						sunLightShadow.shadowRadius,
						sunShadowMatrix[ cascadeOffset + i ] * shadowWorldPosition
					);
					shadow = mix( cascadeShadow, shadow, smoothstep( cascade.z, cascade.y, viewDepth ) );
				}
			}
			return shadow;
		}
	#endif
	#if NUM_POINT_LIGHT_SHADOWS > 0
	#if defined( SHADOWMAP_TYPE_PCF )
	float getPointShadow( samplerCubeShadow shadowMap, vec2 shadowMapSize, float shadowIntensity, float shadowBias, float shadowRadius, vec4 shadowCoord, float shadowCameraNear, float shadowCameraFar ) {
		float shadow = 1.0;
		vec3 lightToPosition = shadowCoord.xyz;
		vec3 bd3D = normalize( lightToPosition );
		vec3 absVec = abs( lightToPosition );
		float viewSpaceZ = max( max( absVec.x, absVec.y ), absVec.z );
		if ( viewSpaceZ - shadowCameraFar <= 0.0 && viewSpaceZ - shadowCameraNear >= 0.0 ) {
			float lightDistance = length( lightToPosition );
			float depthRange = shadowCameraFar - shadowCameraNear;
			#ifdef USE_REVERSED_DEPTH_BUFFER
				float depthA = - shadowCameraNear / depthRange - shadowBias;
				float depthB = shadowCameraNear * shadowCameraFar / ( depthRange * lightDistance );
			#else
				float depthA = shadowCameraFar / depthRange + shadowBias;
				float depthB = - shadowCameraNear * shadowCameraFar / ( depthRange * lightDistance );
			#endif
			float texelSize = shadowRadius / shadowMapSize.x;
			vec3 absDir = abs( bd3D );
			vec3 tangent = absDir.x > absDir.z ? vec3( 0.0, 1.0, 0.0 ) : vec3( 1.0, 0.0, 0.0 );
			tangent = normalize( cross( bd3D, tangent ) );
			vec3 bitangent = cross( bd3D, tangent );
			float phi = interleavedGradientNoise( gl_FragCoord.xy ) * PI2;
			shadow = 0.0;
			for ( int i = 0; i < 5; i ++ ) {
				vec2 offset = vogelDiskSample( i, 5, phi );
				vec3 direction = bd3D + ( tangent * offset.x + bitangent * offset.y ) * texelSize;
				vec3 absDirection = abs( direction );
				float dp = depthA + depthB / max( max( absDirection.x, absDirection.y ), absDirection.z );
				shadow += texture( shadowMap, vec4( direction, dp ) );
			}
			shadow *= 0.2;
		}
		return mix( 1.0, shadow, shadowIntensity );
	}
	#elif defined( SHADOWMAP_TYPE_BASIC )
	float getPointShadow( samplerCube shadowMap, vec2 shadowMapSize, float shadowIntensity, float shadowBias, float shadowRadius, vec4 shadowCoord, float shadowCameraNear, float shadowCameraFar ) {
		float shadow = 1.0;
		vec3 lightToPosition = shadowCoord.xyz;
		vec3 absVec = abs( lightToPosition );
		float viewSpaceZ = max( max( absVec.x, absVec.y ), absVec.z );
		if ( viewSpaceZ - shadowCameraFar <= 0.0 && viewSpaceZ - shadowCameraNear >= 0.0 ) {
			float dp = ( shadowCameraFar * ( viewSpaceZ - shadowCameraNear ) ) / ( viewSpaceZ * ( shadowCameraFar - shadowCameraNear ) );
			dp += shadowBias;
			vec3 bd3D = normalize( lightToPosition );
			float depth = textureCube( shadowMap, bd3D ).r;
			#ifdef USE_REVERSED_DEPTH_BUFFER
				depth = 1.0 - depth;
			#endif
			shadow = step( dp, depth );
		}
		return mix( 1.0, shadow, shadowIntensity );
	}
	#endif
	#endif
#endif`,shadowmap_pars_vertex:`#if NUM_SPOT_LIGHT_COORDS > 0
	uniform mat4 spotLightMatrix[ NUM_SPOT_LIGHT_COORDS ];
	varying vec4 vSpotLightCoord[ NUM_SPOT_LIGHT_COORDS ];
#endif
#ifdef USE_SHADOWMAP
	#if NUM_SUN_LIGHT_SHADOWS > 0
		varying vec4 vSunShadowWorldPosition;
		varying vec3 vSunShadowWorldNormal;
	#endif
	#if NUM_DIR_LIGHT_SHADOWS > 0
		uniform mat4 directionalShadowMatrix[ NUM_DIR_LIGHT_SHADOWS ];
		varying vec4 vDirectionalShadowCoord[ NUM_DIR_LIGHT_SHADOWS ];
		struct DirectionalLightShadow {
			float shadowIntensity;
			float shadowBias;
			float shadowNormalBias;
			float shadowRadius;
			vec2 shadowMapSize;
		};
		uniform DirectionalLightShadow directionalLightShadows[ NUM_DIR_LIGHT_SHADOWS ];
	#endif
	#if NUM_SPOT_LIGHT_SHADOWS > 0
		struct SpotLightShadow {
			float shadowIntensity;
			float shadowBias;
			float shadowNormalBias;
			float shadowRadius;
			vec2 shadowMapSize;
		};
		uniform SpotLightShadow spotLightShadows[ NUM_SPOT_LIGHT_SHADOWS ];
	#endif
	#if NUM_POINT_LIGHT_SHADOWS > 0
		uniform mat4 pointShadowMatrix[ NUM_POINT_LIGHT_SHADOWS ];
		varying vec4 vPointShadowCoord[ NUM_POINT_LIGHT_SHADOWS ];
		struct PointLightShadow {
			float shadowIntensity;
			float shadowBias;
			float shadowNormalBias;
			float shadowRadius;
			vec2 shadowMapSize;
			float shadowCameraNear;
			float shadowCameraFar;
		};
		uniform PointLightShadow pointLightShadows[ NUM_POINT_LIGHT_SHADOWS ];
	#endif
#endif`,shadowmap_vertex:`#if ( defined( USE_SHADOWMAP ) && ( NUM_DIR_LIGHT_SHADOWS > 0 || NUM_SUN_LIGHT_SHADOWS > 0 || NUM_POINT_LIGHT_SHADOWS > 0 ) ) || ( NUM_SPOT_LIGHT_COORDS > 0 )
	#ifdef HAS_NORMAL
		vec3 shadowWorldNormal = transformNormalByInverseViewMatrix( transformedNormal, viewMatrix );
	#else
		vec3 shadowWorldNormal = vec3( 0.0 );
	#endif
	vec4 shadowWorldPosition;
#endif
#if defined( USE_SHADOWMAP )
	#if NUM_SUN_LIGHT_SHADOWS > 0
		vSunShadowWorldPosition = vec4( worldPosition.xyz, - mvPosition.z );
		vSunShadowWorldNormal = shadowWorldNormal;
	#endif
	#if NUM_DIR_LIGHT_SHADOWS > 0
		#pragma unroll_loop_start
		for ( int i = 0; i < NUM_DIR_LIGHT_SHADOWS; i ++ ) {
			shadowWorldPosition = worldPosition + vec4( shadowWorldNormal * directionalLightShadows[ i ].shadowNormalBias, 0 );
			vDirectionalShadowCoord[ i ] = directionalShadowMatrix[ i ] * shadowWorldPosition;
		}
		#pragma unroll_loop_end
	#endif
	#if NUM_POINT_LIGHT_SHADOWS > 0
		#pragma unroll_loop_start
		for ( int i = 0; i < NUM_POINT_LIGHT_SHADOWS; i ++ ) {
			shadowWorldPosition = worldPosition + vec4( shadowWorldNormal * pointLightShadows[ i ].shadowNormalBias, 0 );
			vPointShadowCoord[ i ] = pointShadowMatrix[ i ] * shadowWorldPosition;
		}
		#pragma unroll_loop_end
	#endif
#endif
#if NUM_SPOT_LIGHT_COORDS > 0
	#pragma unroll_loop_start
	for ( int i = 0; i < NUM_SPOT_LIGHT_COORDS; i ++ ) {
		shadowWorldPosition = worldPosition;
		#if ( defined( USE_SHADOWMAP ) && UNROLLED_LOOP_INDEX < NUM_SPOT_LIGHT_SHADOWS )
			shadowWorldPosition.xyz += shadowWorldNormal * spotLightShadows[ i ].shadowNormalBias;
		#endif
		vSpotLightCoord[ i ] = spotLightMatrix[ i ] * shadowWorldPosition;
	}
	#pragma unroll_loop_end
#endif`,shadowmask_pars_fragment:`float getShadowMask() {
	float shadow = 1.0;
	#ifdef USE_SHADOWMAP
	#if NUM_SUN_LIGHT_SHADOWS > 0
	SunLightShadow sunLight;
	#pragma unroll_loop_start
	for ( int i = 0; i < NUM_SUN_LIGHT_SHADOWS; i ++ ) {
		sunLight = sunLightShadows[ i ];
		shadow *= receiveShadow ? getSunShadow( sunShadowMap[ i ], sunLight, UNROLLED_LOOP_INDEX ) : 1.0;
	}
	#pragma unroll_loop_end
	#endif
	#if NUM_DIR_LIGHT_SHADOWS > 0
	DirectionalLightShadow directionalLight;
	#pragma unroll_loop_start
	for ( int i = 0; i < NUM_DIR_LIGHT_SHADOWS; i ++ ) {
		directionalLight = directionalLightShadows[ i ];
		shadow *= receiveShadow ? getShadow( directionalShadowMap[ i ], directionalLight.shadowMapSize, directionalLight.shadowIntensity, directionalLight.shadowBias, directionalLight.shadowRadius, vDirectionalShadowCoord[ i ] ) : 1.0;
	}
	#pragma unroll_loop_end
	#endif
	#if NUM_SPOT_LIGHT_SHADOWS > 0
	SpotLightShadow spotLight;
	#pragma unroll_loop_start
	for ( int i = 0; i < NUM_SPOT_LIGHT_SHADOWS; i ++ ) {
		spotLight = spotLightShadows[ i ];
		shadow *= receiveShadow ? getShadow( spotShadowMap[ i ], spotLight.shadowMapSize, spotLight.shadowIntensity, spotLight.shadowBias, spotLight.shadowRadius, vSpotLightCoord[ i ] ) : 1.0;
	}
	#pragma unroll_loop_end
	#endif
	#if NUM_POINT_LIGHT_SHADOWS > 0 && ( defined( SHADOWMAP_TYPE_PCF ) || defined( SHADOWMAP_TYPE_BASIC ) )
	PointLightShadow pointLight;
	#pragma unroll_loop_start
	for ( int i = 0; i < NUM_POINT_LIGHT_SHADOWS; i ++ ) {
		pointLight = pointLightShadows[ i ];
		shadow *= receiveShadow ? getPointShadow( pointShadowMap[ i ], pointLight.shadowMapSize, pointLight.shadowIntensity, pointLight.shadowBias, pointLight.shadowRadius, vPointShadowCoord[ i ], pointLight.shadowCameraNear, pointLight.shadowCameraFar ) : 1.0;
	}
	#pragma unroll_loop_end
	#endif
	#endif
	return shadow;
}`,skinbase_vertex:`#ifdef USE_SKINNING
	mat4 boneMatX = getBoneMatrix( skinIndex.x );
	mat4 boneMatY = getBoneMatrix( skinIndex.y );
	mat4 boneMatZ = getBoneMatrix( skinIndex.z );
	mat4 boneMatW = getBoneMatrix( skinIndex.w );
#endif`,skinning_pars_vertex:`#ifdef USE_SKINNING
	uniform mat4 bindMatrix;
	uniform mat4 bindMatrixInverse;
	uniform highp sampler2D boneTexture;
	mat4 getBoneMatrix( const in float i ) {
		int size = textureSize( boneTexture, 0 ).x;
		int j = int( i ) * 4;
		int x = j % size;
		int y = j / size;
		vec4 v1 = texelFetch( boneTexture, ivec2( x, y ), 0 );
		vec4 v2 = texelFetch( boneTexture, ivec2( x + 1, y ), 0 );
		vec4 v3 = texelFetch( boneTexture, ivec2( x + 2, y ), 0 );
		vec4 v4 = texelFetch( boneTexture, ivec2( x + 3, y ), 0 );
		return mat4( v1, v2, v3, v4 );
	}
#endif`,skinning_vertex:`#ifdef USE_SKINNING
	vec4 skinVertex = bindMatrix * vec4( transformed, 1.0 );
	vec4 skinned = vec4( 0.0 );
	skinned += boneMatX * skinVertex * skinWeight.x;
	skinned += boneMatY * skinVertex * skinWeight.y;
	skinned += boneMatZ * skinVertex * skinWeight.z;
	skinned += boneMatW * skinVertex * skinWeight.w;
	transformed = ( bindMatrixInverse * skinned ).xyz;
#endif`,skinnormal_vertex:`#ifdef USE_SKINNING
	mat4 skinMatrix = mat4( 0.0 );
	skinMatrix += skinWeight.x * boneMatX;
	skinMatrix += skinWeight.y * boneMatY;
	skinMatrix += skinWeight.z * boneMatZ;
	skinMatrix += skinWeight.w * boneMatW;
	skinMatrix = bindMatrixInverse * skinMatrix * bindMatrix;
	objectNormal = vec4( skinMatrix * vec4( objectNormal, 0.0 ) ).xyz;
	#ifdef USE_TANGENT
		objectTangent = vec4( skinMatrix * vec4( objectTangent, 0.0 ) ).xyz;
	#endif
#endif`,specularmap_fragment:`float specularStrength;
#ifdef USE_SPECULARMAP
	vec4 texelSpecular = texture2D( specularMap, vSpecularMapUv );
	specularStrength = texelSpecular.r;
#else
	specularStrength = 1.0;
#endif`,specularmap_pars_fragment:`#ifdef USE_SPECULARMAP
	uniform sampler2D specularMap;
#endif`,tonemapping_fragment:`#if defined( TONE_MAPPING )
	gl_FragColor.rgb = toneMapping( gl_FragColor.rgb );
#endif`,tonemapping_pars_fragment:`#ifndef saturate
#define saturate( a ) clamp( a, 0.0, 1.0 )
#endif
uniform float toneMappingExposure;
vec3 LinearToneMapping( vec3 color ) {
	return saturate( toneMappingExposure * color );
}
vec3 ReinhardToneMapping( vec3 color ) {
	color *= toneMappingExposure;
	return saturate( color / ( vec3( 1.0 ) + color ) );
}
vec3 CineonToneMapping( vec3 color ) {
	color *= toneMappingExposure;
	color = max( vec3( 0.0 ), color - 0.004 );
	return pow( ( color * ( 6.2 * color + 0.5 ) ) / ( color * ( 6.2 * color + 1.7 ) + 0.06 ), vec3( 2.2 ) );
}
vec3 RRTAndODTFit( vec3 v ) {
	vec3 a = v * ( v + 0.0245786 ) - 0.000090537;
	vec3 b = v * ( 0.983729 * v + 0.4329510 ) + 0.238081;
	return a / b;
}
vec3 ACESFilmicToneMapping( vec3 color ) {
	const mat3 ACESInputMat = mat3(
		vec3( 0.59719, 0.07600, 0.02840 ),		vec3( 0.35458, 0.90834, 0.13383 ),
		vec3( 0.04823, 0.01566, 0.83777 )
	);
	const mat3 ACESOutputMat = mat3(
		vec3(  1.60475, -0.10208, -0.00327 ),		vec3( -0.53108,  1.10813, -0.07276 ),
		vec3( -0.07367, -0.00605,  1.07602 )
	);
	color *= toneMappingExposure / 0.6;
	color = ACESInputMat * color;
	color = RRTAndODTFit( color );
	color = ACESOutputMat * color;
	return saturate( color );
}
const mat3 LINEAR_REC2020_TO_LINEAR_SRGB = mat3(
	vec3( 1.6605, - 0.1246, - 0.0182 ),
	vec3( - 0.5876, 1.1329, - 0.1006 ),
	vec3( - 0.0728, - 0.0083, 1.1187 )
);
const mat3 LINEAR_SRGB_TO_LINEAR_REC2020 = mat3(
	vec3( 0.6274, 0.0691, 0.0164 ),
	vec3( 0.3293, 0.9195, 0.0880 ),
	vec3( 0.0433, 0.0113, 0.8956 )
);
vec3 agxDefaultContrastApprox( vec3 x ) {
	vec3 x2 = x * x;
	vec3 x4 = x2 * x2;
	return + 15.5 * x4 * x2
		- 40.14 * x4 * x
		+ 31.96 * x4
		- 6.868 * x2 * x
		+ 0.4298 * x2
		+ 0.1191 * x
		- 0.00232;
}
vec3 AgXToneMapping( vec3 color ) {
	const mat3 AgXInsetMatrix = mat3(
		vec3( 0.856627153315983, 0.137318972929847, 0.11189821299995 ),
		vec3( 0.0951212405381588, 0.761241990602591, 0.0767994186031903 ),
		vec3( 0.0482516061458583, 0.101439036467562, 0.811302368396859 )
	);
	const mat3 AgXOutsetMatrix = mat3(
		vec3( 1.1271005818144368, - 0.1413297634984383, - 0.14132976349843826 ),
		vec3( - 0.11060664309660323, 1.157823702216272, - 0.11060664309660294 ),
		vec3( - 0.016493938717834573, - 0.016493938717834257, 1.2519364065950405 )
	);
	const float AgxMinEv = - 12.47393;	const float AgxMaxEv = 4.026069;
	color *= toneMappingExposure;
	color = LINEAR_SRGB_TO_LINEAR_REC2020 * color;
	color = AgXInsetMatrix * color;
	color = max( color, 1e-10 );	color = log2( color );
	color = ( color - AgxMinEv ) / ( AgxMaxEv - AgxMinEv );
	color = clamp( color, 0.0, 1.0 );
	color = agxDefaultContrastApprox( color );
	color = AgXOutsetMatrix * color;
	color = pow( max( vec3( 0.0 ), color ), vec3( 2.2 ) );
	color = LINEAR_REC2020_TO_LINEAR_SRGB * color;
	color = clamp( color, 0.0, 1.0 );
	return color;
}
vec3 NeutralToneMapping( vec3 color ) {
	const float StartCompression = 0.8 - 0.04;
	const float Desaturation = 0.15;
	color *= toneMappingExposure;
	float x = min( color.r, min( color.g, color.b ) );
	float offset = x < 0.08 ? x - 6.25 * x * x : 0.04;
	color -= offset;
	float peak = max( color.r, max( color.g, color.b ) );
	if ( peak < StartCompression ) return color;
	float d = 1. - StartCompression;
	float newPeak = 1. - d * d / ( peak + d - StartCompression );
	color *= newPeak / peak;
	float g = 1. - 1. / ( Desaturation * ( peak - newPeak ) + 1. );
	return mix( color, vec3( newPeak ), g );
}
vec3 CustomToneMapping( vec3 color ) { return color; }`,transmission_fragment:`#ifdef USE_TRANSMISSION
	material.transmission = transmission;
	material.transmissionAlpha = 1.0;
	material.thickness = thickness;
	material.attenuationDistance = attenuationDistance;
	material.attenuationColor = attenuationColor;
	#ifdef USE_TRANSMISSIONMAP
		material.transmission *= texture2D( transmissionMap, vTransmissionMapUv ).r;
	#endif
	#ifdef USE_THICKNESSMAP
		material.thickness *= texture2D( thicknessMap, vThicknessMapUv ).g;
	#endif
	vec3 pos = vWorldPosition;
	vec3 v = normalize( cameraPosition - pos );
	vec3 n = transformNormalByInverseViewMatrix( normal, viewMatrix );
	vec4 transmitted = getIBLVolumeRefraction(
		n, v, material.roughness, material.diffuseContribution, material.specularColorBlended, material.specularF90,
		pos, modelMatrix, viewMatrix, projectionMatrix, material.dispersion, material.ior, material.thickness,
		material.attenuationColor, material.attenuationDistance );
	material.transmissionAlpha = mix( material.transmissionAlpha, transmitted.a, material.transmission );
	totalDiffuse = mix( totalDiffuse, transmitted.rgb, material.transmission );
#endif`,transmission_pars_fragment:`#ifdef USE_TRANSMISSION
	uniform float transmission;
	uniform float thickness;
	uniform float attenuationDistance;
	uniform vec3 attenuationColor;
	#ifdef USE_TRANSMISSIONMAP
		uniform sampler2D transmissionMap;
	#endif
	#ifdef USE_THICKNESSMAP
		uniform sampler2D thicknessMap;
	#endif
	uniform vec2 transmissionSamplerSize;
	uniform sampler2D transmissionSamplerMap;
	uniform mat4 modelMatrix;
	uniform mat4 projectionMatrix;
	varying vec3 vWorldPosition;
	float w0( float a ) {
		return ( 1.0 / 6.0 ) * ( a * ( a * ( - a + 3.0 ) - 3.0 ) + 1.0 );
	}
	float w1( float a ) {
		return ( 1.0 / 6.0 ) * ( a *  a * ( 3.0 * a - 6.0 ) + 4.0 );
	}
	float w2( float a ){
		return ( 1.0 / 6.0 ) * ( a * ( a * ( - 3.0 * a + 3.0 ) + 3.0 ) + 1.0 );
	}
	float w3( float a ) {
		return ( 1.0 / 6.0 ) * ( a * a * a );
	}
	float g0( float a ) {
		return w0( a ) + w1( a );
	}
	float g1( float a ) {
		return w2( a ) + w3( a );
	}
	float h0( float a ) {
		return - 1.0 + w1( a ) / ( w0( a ) + w1( a ) );
	}
	float h1( float a ) {
		return 1.0 + w3( a ) / ( w2( a ) + w3( a ) );
	}
	vec4 bicubic( sampler2D tex, vec2 uv, vec4 texelSize, float lod ) {
		uv = uv * texelSize.zw + 0.5;
		vec2 iuv = floor( uv );
		vec2 fuv = fract( uv );
		float g0x = g0( fuv.x );
		float g1x = g1( fuv.x );
		float h0x = h0( fuv.x );
		float h1x = h1( fuv.x );
		float h0y = h0( fuv.y );
		float h1y = h1( fuv.y );
		vec2 p0 = ( vec2( iuv.x + h0x, iuv.y + h0y ) - 0.5 ) * texelSize.xy;
		vec2 p1 = ( vec2( iuv.x + h1x, iuv.y + h0y ) - 0.5 ) * texelSize.xy;
		vec2 p2 = ( vec2( iuv.x + h0x, iuv.y + h1y ) - 0.5 ) * texelSize.xy;
		vec2 p3 = ( vec2( iuv.x + h1x, iuv.y + h1y ) - 0.5 ) * texelSize.xy;
		return g0( fuv.y ) * ( g0x * textureLod( tex, p0, lod ) + g1x * textureLod( tex, p1, lod ) ) +
			g1( fuv.y ) * ( g0x * textureLod( tex, p2, lod ) + g1x * textureLod( tex, p3, lod ) );
	}
	vec4 textureBicubic( sampler2D sampler, vec2 uv, float lod ) {
		vec2 fLodSize = vec2( textureSize( sampler, int( lod ) ) );
		vec2 cLodSize = vec2( textureSize( sampler, int( lod + 1.0 ) ) );
		vec2 fLodSizeInv = 1.0 / fLodSize;
		vec2 cLodSizeInv = 1.0 / cLodSize;
		vec4 fSample = bicubic( sampler, uv, vec4( fLodSizeInv, fLodSize ), floor( lod ) );
		vec4 cSample = bicubic( sampler, uv, vec4( cLodSizeInv, cLodSize ), ceil( lod ) );
		return mix( fSample, cSample, fract( lod ) );
	}
	vec3 getVolumeTransmissionRay( const in vec3 n, const in vec3 v, const in float thickness, const in float ior, const in mat4 modelMatrix ) {
		vec3 refractionVector = refract( - v, normalize( n ), 1.0 / ior );
		vec3 modelScale;
		modelScale.x = length( vec3( modelMatrix[ 0 ].xyz ) );
		modelScale.y = length( vec3( modelMatrix[ 1 ].xyz ) );
		modelScale.z = length( vec3( modelMatrix[ 2 ].xyz ) );
		return normalize( refractionVector ) * thickness * modelScale;
	}
	float applyIorToRoughness( const in float roughness, const in float ior ) {
		return roughness * clamp( ior * 2.0 - 2.0, 0.0, 1.0 );
	}
	vec4 getTransmissionSample( const in vec2 fragCoord, const in float roughness, const in float ior ) {
		float lod = log2( transmissionSamplerSize.x ) * applyIorToRoughness( roughness, ior );
		return textureBicubic( transmissionSamplerMap, fragCoord.xy, lod );
	}
	vec3 volumeAttenuation( const in float transmissionDistance, const in vec3 attenuationColor, const in float attenuationDistance ) {
		if ( isinf( attenuationDistance ) ) {
			return vec3( 1.0 );
		} else {
			vec3 attenuationCoefficient = -log( attenuationColor ) / attenuationDistance;
			vec3 transmittance = exp( - attenuationCoefficient * transmissionDistance );			return transmittance;
		}
	}
	vec4 getIBLVolumeRefraction( const in vec3 n, const in vec3 v, const in float roughness, const in vec3 diffuseColor,
		const in vec3 specularColor, const in float specularF90, const in vec3 position, const in mat4 modelMatrix,
		const in mat4 viewMatrix, const in mat4 projMatrix, const in float dispersion, const in float ior, const in float thickness,
		const in vec3 attenuationColor, const in float attenuationDistance ) {
		vec4 transmittedLight;
		vec3 transmittance;
		#ifdef USE_DISPERSION
			float halfSpread = ( ior - 1.0 ) * 0.025 * dispersion;
			vec3 iors = vec3( ior - halfSpread, ior, ior + halfSpread );
			for ( int i = 0; i < 3; i ++ ) {
				vec3 transmissionRay = getVolumeTransmissionRay( n, v, thickness, iors[ i ], modelMatrix );
				vec3 refractedRayExit = position + transmissionRay;
				vec4 ndcPos = projMatrix * viewMatrix * vec4( refractedRayExit, 1.0 );
				vec2 refractionCoords = ndcPos.xy / ndcPos.w;
				refractionCoords += 1.0;
				refractionCoords /= 2.0;
				vec4 transmissionSample = getTransmissionSample( refractionCoords, roughness, iors[ i ] );
				transmittedLight[ i ] = transmissionSample[ i ];
				transmittedLight.a += transmissionSample.a;
				transmittance[ i ] = diffuseColor[ i ] * volumeAttenuation( length( transmissionRay ), attenuationColor, attenuationDistance )[ i ];
			}
			transmittedLight.a /= 3.0;
		#else
			vec3 transmissionRay = getVolumeTransmissionRay( n, v, thickness, ior, modelMatrix );
			vec3 refractedRayExit = position + transmissionRay;
			vec4 ndcPos = projMatrix * viewMatrix * vec4( refractedRayExit, 1.0 );
			vec2 refractionCoords = ndcPos.xy / ndcPos.w;
			refractionCoords += 1.0;
			refractionCoords /= 2.0;
			transmittedLight = getTransmissionSample( refractionCoords, roughness, ior );
			transmittance = diffuseColor * volumeAttenuation( length( transmissionRay ), attenuationColor, attenuationDistance );
		#endif
		vec3 attenuatedColor = transmittance * transmittedLight.rgb;
		vec3 F = EnvironmentBRDF( n, v, specularColor, specularF90, roughness );
		float transmittanceFactor = ( transmittance.r + transmittance.g + transmittance.b ) / 3.0;
		return vec4( ( 1.0 - F ) * attenuatedColor, 1.0 - ( 1.0 - transmittedLight.a ) * transmittanceFactor );
	}
#endif`,uv_pars_fragment:`#if defined( USE_UV ) || defined( USE_ANISOTROPY )
	varying vec2 vUv;
#endif
#ifdef USE_MAP
	varying vec2 vMapUv;
#endif
#ifdef USE_ALPHAMAP
	varying vec2 vAlphaMapUv;
#endif
#ifdef USE_LIGHTMAP
	varying vec2 vLightMapUv;
#endif
#ifdef USE_AOMAP
	varying vec2 vAoMapUv;
#endif
#ifdef USE_BUMPMAP
	varying vec2 vBumpMapUv;
#endif
#ifdef USE_NORMALMAP
	varying vec2 vNormalMapUv;
#endif
#ifdef USE_EMISSIVEMAP
	varying vec2 vEmissiveMapUv;
#endif
#ifdef USE_METALNESSMAP
	varying vec2 vMetalnessMapUv;
#endif
#ifdef USE_ROUGHNESSMAP
	varying vec2 vRoughnessMapUv;
#endif
#ifdef USE_DIFFUSE_ROUGHNESSMAP
	varying vec2 vDiffuseRoughnessMapUv;
#endif
#ifdef USE_ANISOTROPYMAP
	varying vec2 vAnisotropyMapUv;
#endif
#ifdef USE_CLEARCOATMAP
	varying vec2 vClearcoatMapUv;
#endif
#ifdef USE_CLEARCOAT_NORMALMAP
	varying vec2 vClearcoatNormalMapUv;
#endif
#ifdef USE_CLEARCOAT_ROUGHNESSMAP
	varying vec2 vClearcoatRoughnessMapUv;
#endif
#ifdef USE_IRIDESCENCEMAP
	varying vec2 vIridescenceMapUv;
#endif
#ifdef USE_IRIDESCENCE_THICKNESSMAP
	varying vec2 vIridescenceThicknessMapUv;
#endif
#ifdef USE_SHEEN_COLORMAP
	varying vec2 vSheenColorMapUv;
#endif
#ifdef USE_SHEEN_ROUGHNESSMAP
	varying vec2 vSheenRoughnessMapUv;
#endif
#ifdef USE_SPECULARMAP
	varying vec2 vSpecularMapUv;
#endif
#ifdef USE_SPECULAR_COLORMAP
	varying vec2 vSpecularColorMapUv;
#endif
#ifdef USE_SPECULAR_INTENSITYMAP
	varying vec2 vSpecularIntensityMapUv;
#endif
#ifdef USE_TRANSMISSIONMAP
	uniform mat3 transmissionMapTransform;
	varying vec2 vTransmissionMapUv;
#endif
#ifdef USE_THICKNESSMAP
	uniform mat3 thicknessMapTransform;
	varying vec2 vThicknessMapUv;
#endif`,uv_pars_vertex:`#if defined( USE_UV ) || defined( USE_ANISOTROPY )
	varying vec2 vUv;
#endif
#ifdef USE_MAP
	uniform mat3 mapTransform;
	varying vec2 vMapUv;
#endif
#ifdef USE_ALPHAMAP
	uniform mat3 alphaMapTransform;
	varying vec2 vAlphaMapUv;
#endif
#ifdef USE_LIGHTMAP
	uniform mat3 lightMapTransform;
	varying vec2 vLightMapUv;
#endif
#ifdef USE_AOMAP
	uniform mat3 aoMapTransform;
	varying vec2 vAoMapUv;
#endif
#ifdef USE_BUMPMAP
	uniform mat3 bumpMapTransform;
	varying vec2 vBumpMapUv;
#endif
#ifdef USE_NORMALMAP
	uniform mat3 normalMapTransform;
	varying vec2 vNormalMapUv;
#endif
#ifdef USE_DISPLACEMENTMAP
	uniform mat3 displacementMapTransform;
	varying vec2 vDisplacementMapUv;
#endif
#ifdef USE_EMISSIVEMAP
	uniform mat3 emissiveMapTransform;
	varying vec2 vEmissiveMapUv;
#endif
#ifdef USE_METALNESSMAP
	uniform mat3 metalnessMapTransform;
	varying vec2 vMetalnessMapUv;
#endif
#ifdef USE_ROUGHNESSMAP
	uniform mat3 roughnessMapTransform;
	varying vec2 vRoughnessMapUv;
#endif
#ifdef USE_DIFFUSE_ROUGHNESSMAP
	uniform mat3 diffuseRoughnessMapTransform;
	varying vec2 vDiffuseRoughnessMapUv;
#endif
#ifdef USE_ANISOTROPYMAP
	uniform mat3 anisotropyMapTransform;
	varying vec2 vAnisotropyMapUv;
#endif
#ifdef USE_CLEARCOATMAP
	uniform mat3 clearcoatMapTransform;
	varying vec2 vClearcoatMapUv;
#endif
#ifdef USE_CLEARCOAT_NORMALMAP
	uniform mat3 clearcoatNormalMapTransform;
	varying vec2 vClearcoatNormalMapUv;
#endif
#ifdef USE_CLEARCOAT_ROUGHNESSMAP
	uniform mat3 clearcoatRoughnessMapTransform;
	varying vec2 vClearcoatRoughnessMapUv;
#endif
#ifdef USE_SHEEN_COLORMAP
	uniform mat3 sheenColorMapTransform;
	varying vec2 vSheenColorMapUv;
#endif
#ifdef USE_SHEEN_ROUGHNESSMAP
	uniform mat3 sheenRoughnessMapTransform;
	varying vec2 vSheenRoughnessMapUv;
#endif
#ifdef USE_IRIDESCENCEMAP
	uniform mat3 iridescenceMapTransform;
	varying vec2 vIridescenceMapUv;
#endif
#ifdef USE_IRIDESCENCE_THICKNESSMAP
	uniform mat3 iridescenceThicknessMapTransform;
	varying vec2 vIridescenceThicknessMapUv;
#endif
#ifdef USE_SPECULARMAP
	uniform mat3 specularMapTransform;
	varying vec2 vSpecularMapUv;
#endif
#ifdef USE_SPECULAR_COLORMAP
	uniform mat3 specularColorMapTransform;
	varying vec2 vSpecularColorMapUv;
#endif
#ifdef USE_SPECULAR_INTENSITYMAP
	uniform mat3 specularIntensityMapTransform;
	varying vec2 vSpecularIntensityMapUv;
#endif
#ifdef USE_TRANSMISSIONMAP
	uniform mat3 transmissionMapTransform;
	varying vec2 vTransmissionMapUv;
#endif
#ifdef USE_THICKNESSMAP
	uniform mat3 thicknessMapTransform;
	varying vec2 vThicknessMapUv;
#endif`,uv_vertex:`#if defined( USE_UV ) || defined( USE_ANISOTROPY )
	vUv = vec3( uv, 1 ).xy;
#endif
#ifdef USE_MAP
	vMapUv = ( mapTransform * vec3( MAP_UV, 1 ) ).xy;
#endif
#ifdef USE_ALPHAMAP
	vAlphaMapUv = ( alphaMapTransform * vec3( ALPHAMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_LIGHTMAP
	vLightMapUv = ( lightMapTransform * vec3( LIGHTMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_AOMAP
	vAoMapUv = ( aoMapTransform * vec3( AOMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_BUMPMAP
	vBumpMapUv = ( bumpMapTransform * vec3( BUMPMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_NORMALMAP
	vNormalMapUv = ( normalMapTransform * vec3( NORMALMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_DISPLACEMENTMAP
	vDisplacementMapUv = ( displacementMapTransform * vec3( DISPLACEMENTMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_EMISSIVEMAP
	vEmissiveMapUv = ( emissiveMapTransform * vec3( EMISSIVEMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_METALNESSMAP
	vMetalnessMapUv = ( metalnessMapTransform * vec3( METALNESSMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_ROUGHNESSMAP
	vRoughnessMapUv = ( roughnessMapTransform * vec3( ROUGHNESSMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_DIFFUSE_ROUGHNESSMAP
	vDiffuseRoughnessMapUv = ( diffuseRoughnessMapTransform * vec3( DIFFUSE_ROUGHNESSMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_ANISOTROPYMAP
	vAnisotropyMapUv = ( anisotropyMapTransform * vec3( ANISOTROPYMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_CLEARCOATMAP
	vClearcoatMapUv = ( clearcoatMapTransform * vec3( CLEARCOATMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_CLEARCOAT_NORMALMAP
	vClearcoatNormalMapUv = ( clearcoatNormalMapTransform * vec3( CLEARCOAT_NORMALMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_CLEARCOAT_ROUGHNESSMAP
	vClearcoatRoughnessMapUv = ( clearcoatRoughnessMapTransform * vec3( CLEARCOAT_ROUGHNESSMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_IRIDESCENCEMAP
	vIridescenceMapUv = ( iridescenceMapTransform * vec3( IRIDESCENCEMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_IRIDESCENCE_THICKNESSMAP
	vIridescenceThicknessMapUv = ( iridescenceThicknessMapTransform * vec3( IRIDESCENCE_THICKNESSMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_SHEEN_COLORMAP
	vSheenColorMapUv = ( sheenColorMapTransform * vec3( SHEEN_COLORMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_SHEEN_ROUGHNESSMAP
	vSheenRoughnessMapUv = ( sheenRoughnessMapTransform * vec3( SHEEN_ROUGHNESSMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_SPECULARMAP
	vSpecularMapUv = ( specularMapTransform * vec3( SPECULARMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_SPECULAR_COLORMAP
	vSpecularColorMapUv = ( specularColorMapTransform * vec3( SPECULAR_COLORMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_SPECULAR_INTENSITYMAP
	vSpecularIntensityMapUv = ( specularIntensityMapTransform * vec3( SPECULAR_INTENSITYMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_TRANSMISSIONMAP
	vTransmissionMapUv = ( transmissionMapTransform * vec3( TRANSMISSIONMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_THICKNESSMAP
	vThicknessMapUv = ( thicknessMapTransform * vec3( THICKNESSMAP_UV, 1 ) ).xy;
#endif`,worldpos_vertex:`#if defined( USE_ENVMAP ) || defined( DISTANCE ) || defined ( USE_SHADOWMAP ) || defined ( USE_TRANSMISSION ) || NUM_SPOT_LIGHT_COORDS > 0
	vec4 worldPosition = vec4( transformed, 1.0 );
	#ifdef USE_BATCHING
		worldPosition = batchingMatrix * worldPosition;
	#endif
	#ifdef USE_INSTANCING
		worldPosition = instanceMatrix * worldPosition;
	#endif
	worldPosition = modelMatrix * worldPosition;
#endif`,background_vert:`varying vec2 vUv;
uniform mat3 uvTransform;
void main() {
	vUv = ( uvTransform * vec3( uv, 1 ) ).xy;
	gl_Position = vec4( position.xy, 1.0, 1.0 );
}`,background_frag:`uniform sampler2D t2D;
uniform float backgroundIntensity;
varying vec2 vUv;
void main() {
	vec4 texColor = texture2D( t2D, vUv );
	#ifdef DECODE_VIDEO_TEXTURE
		texColor = vec4( mix( pow( texColor.rgb * 0.9478672986 + vec3( 0.0521327014 ), vec3( 2.4 ) ), texColor.rgb * 0.0773993808, vec3( lessThanEqual( texColor.rgb, vec3( 0.04045 ) ) ) ), texColor.w );
	#endif
	texColor.rgb *= backgroundIntensity;
	gl_FragColor = texColor;
	#include <tonemapping_fragment>
	#include <colorspace_fragment>
}`,backgroundCube_vert:`varying vec3 vWorldDirection;
#include <common>
void main() {
	vWorldDirection = transformDirection( position, modelMatrix );
	#include <begin_vertex>
	#include <project_vertex>
	gl_Position.z = gl_Position.w;
}`,backgroundCube_frag:`uniform float backgroundBlurriness;
uniform float backgroundIntensity;
uniform mat3 backgroundRotation;
varying vec3 vWorldDirection;
#include <envmap_common_pars_fragment>
void main() {
	#ifdef ENVMAP_TYPE_PMREM
		vec4 texColor = textureLod( envMap, backgroundRotation * vWorldDirection, roughnessToMip( backgroundBlurriness ) );
	#else
		vec4 texColor = textureCube( envMap, backgroundRotation * vWorldDirection );
	#endif
	texColor.rgb *= backgroundIntensity;
	gl_FragColor = texColor;
	#include <tonemapping_fragment>
	#include <colorspace_fragment>
}`,cube_vert:`varying vec3 vWorldDirection;
#include <common>
void main() {
	vWorldDirection = transformDirection( position, modelMatrix );
	#include <begin_vertex>
	#include <project_vertex>
	gl_Position.z = gl_Position.w;
}`,cube_frag:`uniform samplerCube tCube;
uniform float tFlip;
uniform float opacity;
varying vec3 vWorldDirection;
void main() {
	vec4 texColor = textureCube( tCube, vec3( tFlip * vWorldDirection.x, vWorldDirection.yz ) );
	gl_FragColor = texColor;
	gl_FragColor.a *= opacity;
	#include <tonemapping_fragment>
	#include <colorspace_fragment>
}`,depth_vert:`#include <common>
#include <batching_pars_vertex>
#include <uv_pars_vertex>
#include <displacementmap_pars_vertex>
#include <morphtarget_pars_vertex>
#include <skinning_pars_vertex>
#include <logdepthbuf_pars_vertex>
#include <clipping_planes_pars_vertex>
varying vec2 vHighPrecisionZW;
void main() {
	#include <uv_vertex>
	#include <batching_vertex>
	#include <skinbase_vertex>
	#include <morphinstance_vertex>
	#ifdef USE_DISPLACEMENTMAP
		#include <beginnormal_vertex>
		#include <morphnormal_vertex>
		#include <skinnormal_vertex>
	#endif
	#include <begin_vertex>
	#include <morphtarget_vertex>
	#include <skinning_vertex>
	#include <displacementmap_vertex>
	#include <project_vertex>
	#include <logdepthbuf_vertex>
	#include <clipping_planes_vertex>
	vHighPrecisionZW = gl_Position.zw;
}`,depth_frag:`#if DEPTH_PACKING == 3200
	uniform float opacity;
#endif
#include <common>
#include <packing>
#include <uv_pars_fragment>
#include <map_pars_fragment>
#include <alphamap_pars_fragment>
#include <alphatest_pars_fragment>
#include <alphahash_pars_fragment>
#include <logdepthbuf_pars_fragment>
#include <clipping_planes_pars_fragment>
varying vec2 vHighPrecisionZW;
void main() {
	vec4 diffuseColor = vec4( 1.0 );
	#include <clipping_planes_fragment>
	#if DEPTH_PACKING == 3200
		diffuseColor.a = opacity;
	#endif
	#include <map_fragment>
	#include <alphamap_fragment>
	#include <alphatest_fragment>
	#include <alphahash_fragment>
	#include <logdepthbuf_fragment>
	#ifdef USE_REVERSED_DEPTH_BUFFER
		float fragCoordZ = vHighPrecisionZW[ 0 ] / vHighPrecisionZW[ 1 ];
	#else
		float fragCoordZ = 0.5 * vHighPrecisionZW[ 0 ] / vHighPrecisionZW[ 1 ] + 0.5;
	#endif
	#if DEPTH_PACKING == 3200
		gl_FragColor = vec4( vec3( 1.0 - fragCoordZ ), opacity );
	#elif DEPTH_PACKING == 3201
		gl_FragColor = packDepthToRGBA( fragCoordZ );
	#elif DEPTH_PACKING == 3202
		gl_FragColor = vec4( packDepthToRGB( fragCoordZ ), 1.0 );
	#elif DEPTH_PACKING == 3203
		gl_FragColor = vec4( packDepthToRG( fragCoordZ ), 0.0, 1.0 );
	#endif
}`,distance_vert:`#define DISTANCE
varying vec3 vWorldPosition;
#include <common>
#include <batching_pars_vertex>
#include <uv_pars_vertex>
#include <displacementmap_pars_vertex>
#include <morphtarget_pars_vertex>
#include <skinning_pars_vertex>
#include <clipping_planes_pars_vertex>
void main() {
	#include <uv_vertex>
	#include <batching_vertex>
	#include <skinbase_vertex>
	#include <morphinstance_vertex>
	#ifdef USE_DISPLACEMENTMAP
		#include <beginnormal_vertex>
		#include <morphnormal_vertex>
		#include <skinnormal_vertex>
	#endif
	#include <begin_vertex>
	#include <morphtarget_vertex>
	#include <skinning_vertex>
	#include <displacementmap_vertex>
	#include <project_vertex>
	#include <worldpos_vertex>
	#include <clipping_planes_vertex>
	vWorldPosition = worldPosition.xyz;
}`,distance_frag:`#define DISTANCE
uniform vec3 referencePosition;
uniform float nearDistance;
uniform float farDistance;
varying vec3 vWorldPosition;
#include <common>
#include <uv_pars_fragment>
#include <map_pars_fragment>
#include <alphamap_pars_fragment>
#include <alphatest_pars_fragment>
#include <alphahash_pars_fragment>
#include <clipping_planes_pars_fragment>
void main() {
	vec4 diffuseColor = vec4( 1.0 );
	#include <clipping_planes_fragment>
	#include <map_fragment>
	#include <alphamap_fragment>
	#include <alphatest_fragment>
	#include <alphahash_fragment>
	float dist = length( vWorldPosition - referencePosition );
	dist = ( dist - nearDistance ) / ( farDistance - nearDistance );
	dist = saturate( dist );
	gl_FragColor = vec4( dist, 0.0, 0.0, 1.0 );
}`,equirect_vert:`varying vec3 vWorldDirection;
#include <common>
void main() {
	vWorldDirection = transformDirection( position, modelMatrix );
	#include <begin_vertex>
	#include <project_vertex>
}`,equirect_frag:`uniform sampler2D tEquirect;
varying vec3 vWorldDirection;
#include <common>
void main() {
	vec3 direction = normalize( vWorldDirection );
	vec2 sampleUV = equirectUv( direction );
	gl_FragColor = texture2D( tEquirect, sampleUV );
	#include <tonemapping_fragment>
	#include <colorspace_fragment>
}`,linedashed_vert:`uniform float scale;
attribute float lineDistance;
varying float vLineDistance;
#include <common>
#include <uv_pars_vertex>
#include <color_pars_vertex>
#include <fog_pars_vertex>
#include <morphtarget_pars_vertex>
#include <logdepthbuf_pars_vertex>
#include <clipping_planes_pars_vertex>
void main() {
	vLineDistance = scale * lineDistance;
	#include <uv_vertex>
	#include <color_vertex>
	#include <morphinstance_vertex>
	#include <morphcolor_vertex>
	#include <begin_vertex>
	#include <morphtarget_vertex>
	#include <project_vertex>
	#include <logdepthbuf_vertex>
	#include <clipping_planes_vertex>
	#include <fog_vertex>
}`,linedashed_frag:`uniform vec3 diffuse;
uniform float opacity;
uniform float dashSize;
uniform float totalSize;
varying float vLineDistance;
#include <common>
#include <color_pars_fragment>
#include <uv_pars_fragment>
#include <map_pars_fragment>
#include <fog_pars_fragment>
#include <logdepthbuf_pars_fragment>
#include <clipping_planes_pars_fragment>
void main() {
	vec4 diffuseColor = vec4( diffuse, opacity );
	#include <clipping_planes_fragment>
	if ( mod( vLineDistance, totalSize ) > dashSize ) {
		discard;
	}
	vec3 outgoingLight = vec3( 0.0 );
	#include <logdepthbuf_fragment>
	#include <map_fragment>
	#include <color_fragment>
	outgoingLight = diffuseColor.rgb;
	#include <opaque_fragment>
	#include <tonemapping_fragment>
	#include <colorspace_fragment>
	#include <fog_fragment>
	#include <premultiplied_alpha_fragment>
}`,meshbasic_vert:`#include <common>
#include <batching_pars_vertex>
#include <uv_pars_vertex>
#include <envmap_pars_vertex>
#include <color_pars_vertex>
#include <fog_pars_vertex>
#include <morphtarget_pars_vertex>
#include <skinning_pars_vertex>
#include <logdepthbuf_pars_vertex>
#include <clipping_planes_pars_vertex>
void main() {
	#include <uv_vertex>
	#include <color_vertex>
	#include <morphinstance_vertex>
	#include <morphcolor_vertex>
	#include <batching_vertex>
	#if defined ( USE_ENVMAP ) || defined ( USE_SKINNING )
		#include <beginnormal_vertex>
		#include <morphnormal_vertex>
		#include <skinbase_vertex>
		#include <skinnormal_vertex>
		#include <defaultnormal_vertex>
	#endif
	#include <begin_vertex>
	#include <morphtarget_vertex>
	#include <skinning_vertex>
	#include <project_vertex>
	#include <logdepthbuf_vertex>
	#include <clipping_planes_vertex>
	#include <worldpos_vertex>
	#include <envmap_vertex>
	#include <fog_vertex>
}`,meshbasic_frag:`uniform vec3 diffuse;
uniform float opacity;
#ifndef FLAT_SHADED
	varying vec3 vNormal;
#endif
#include <common>
#include <dithering_pars_fragment>
#include <color_pars_fragment>
#include <uv_pars_fragment>
#include <map_pars_fragment>
#include <alphamap_pars_fragment>
#include <alphatest_pars_fragment>
#include <alphahash_pars_fragment>
#include <aomap_pars_fragment>
#include <lightmap_pars_fragment>
#include <envmap_common_pars_fragment>
#include <envmap_pars_fragment>
#include <fog_pars_fragment>
#include <specularmap_pars_fragment>
#include <logdepthbuf_pars_fragment>
#include <clipping_planes_pars_fragment>
void main() {
	vec4 diffuseColor = vec4( diffuse, opacity );
	#include <clipping_planes_fragment>
	#include <logdepthbuf_fragment>
	#include <map_fragment>
	#include <color_fragment>
	#include <alphamap_fragment>
	#include <alphatest_fragment>
	#include <alphahash_fragment>
	#include <specularmap_fragment>
	ReflectedLight reflectedLight = ReflectedLight( vec3( 0.0 ), vec3( 0.0 ), vec3( 0.0 ), vec3( 0.0 ) );
	#ifdef USE_LIGHTMAP
		vec4 lightMapTexel = texture2D( lightMap, vLightMapUv );
		reflectedLight.indirectDiffuse += lightMapTexel.rgb * lightMapIntensity * RECIPROCAL_PI;
	#else
		reflectedLight.indirectDiffuse += vec3( 1.0 );
	#endif
	#include <aomap_fragment>
	reflectedLight.indirectDiffuse *= diffuseColor.rgb;
	vec3 outgoingLight = reflectedLight.indirectDiffuse;
	#include <envmap_fragment>
	#include <opaque_fragment>
	#include <tonemapping_fragment>
	#include <colorspace_fragment>
	#include <fog_fragment>
	#include <premultiplied_alpha_fragment>
	#include <dithering_fragment>
}`,meshlambert_vert:`#define LAMBERT
varying vec3 vViewPosition;
#include <common>
#include <batching_pars_vertex>
#include <uv_pars_vertex>
#include <displacementmap_pars_vertex>
#include <envmap_pars_vertex>
#include <color_pars_vertex>
#include <fog_pars_vertex>
#include <normal_pars_vertex>
#include <morphtarget_pars_vertex>
#include <skinning_pars_vertex>
#include <shadowmap_pars_vertex>
#include <logdepthbuf_pars_vertex>
#include <clipping_planes_pars_vertex>
void main() {
	#include <uv_vertex>
	#include <color_vertex>
	#include <morphinstance_vertex>
	#include <morphcolor_vertex>
	#include <batching_vertex>
	#include <beginnormal_vertex>
	#include <morphnormal_vertex>
	#include <skinbase_vertex>
	#include <skinnormal_vertex>
	#include <defaultnormal_vertex>
	#include <normal_vertex>
	#include <begin_vertex>
	#include <morphtarget_vertex>
	#include <skinning_vertex>
	#include <displacementmap_vertex>
	#include <project_vertex>
	#include <logdepthbuf_vertex>
	#include <clipping_planes_vertex>
	vViewPosition = - mvPosition.xyz;
	#include <worldpos_vertex>
	#include <envmap_vertex>
	#include <shadowmap_vertex>
	#include <fog_vertex>
}`,meshlambert_frag:`#define LAMBERT
uniform vec3 diffuse;
uniform vec3 emissive;
uniform float opacity;
#include <common>
#include <dithering_pars_fragment>
#include <color_pars_fragment>
#include <uv_pars_fragment>
#include <map_pars_fragment>
#include <alphamap_pars_fragment>
#include <alphatest_pars_fragment>
#include <alphahash_pars_fragment>
#include <aomap_pars_fragment>
#include <lightmap_pars_fragment>
#include <emissivemap_pars_fragment>
#include <envmap_common_pars_fragment>
#include <envmap_pars_fragment>
#include <envmap_physical_pars_fragment>
#include <fog_pars_fragment>
#include <bsdfs>
#include <lights_pars_begin>
#include <normal_pars_fragment>
#include <lights_lambert_pars_fragment>
#include <shadowmap_pars_fragment>
#include <bumpmap_pars_fragment>
#include <normalmap_pars_fragment>
#include <specularmap_pars_fragment>
#include <logdepthbuf_pars_fragment>
#include <clipping_planes_pars_fragment>
void main() {
	vec4 diffuseColor = vec4( diffuse, opacity );
	#include <clipping_planes_fragment>
	ReflectedLight reflectedLight = ReflectedLight( vec3( 0.0 ), vec3( 0.0 ), vec3( 0.0 ), vec3( 0.0 ) );
	vec3 totalEmissiveRadiance = emissive;
	#include <logdepthbuf_fragment>
	#include <map_fragment>
	#include <color_fragment>
	#include <alphamap_fragment>
	#include <alphatest_fragment>
	#include <alphahash_fragment>
	#include <specularmap_fragment>
	#include <normal_fragment_begin>
	#include <normal_fragment_maps>
	#include <emissivemap_fragment>
	#include <lights_lambert_fragment>
	#include <lights_fragment_begin>
	#include <lights_fragment_maps>
	#include <lights_fragment_end>
	#include <aomap_fragment>
	vec3 outgoingLight = reflectedLight.directDiffuse + reflectedLight.indirectDiffuse + totalEmissiveRadiance;
	#include <envmap_fragment>
	#include <opaque_fragment>
	#include <tonemapping_fragment>
	#include <colorspace_fragment>
	#include <fog_fragment>
	#include <premultiplied_alpha_fragment>
	#include <dithering_fragment>
}`,meshmatcap_vert:`#define MATCAP
varying vec3 vViewPosition;
#include <common>
#include <batching_pars_vertex>
#include <uv_pars_vertex>
#include <color_pars_vertex>
#include <displacementmap_pars_vertex>
#include <fog_pars_vertex>
#include <normal_pars_vertex>
#include <morphtarget_pars_vertex>
#include <skinning_pars_vertex>
#include <logdepthbuf_pars_vertex>
#include <clipping_planes_pars_vertex>
void main() {
	#include <uv_vertex>
	#include <color_vertex>
	#include <morphinstance_vertex>
	#include <morphcolor_vertex>
	#include <batching_vertex>
	#include <beginnormal_vertex>
	#include <morphnormal_vertex>
	#include <skinbase_vertex>
	#include <skinnormal_vertex>
	#include <defaultnormal_vertex>
	#include <normal_vertex>
	#include <begin_vertex>
	#include <morphtarget_vertex>
	#include <skinning_vertex>
	#include <displacementmap_vertex>
	#include <project_vertex>
	#include <logdepthbuf_vertex>
	#include <clipping_planes_vertex>
	#include <fog_vertex>
	vViewPosition = - mvPosition.xyz;
}`,meshmatcap_frag:`#define MATCAP
uniform vec3 diffuse;
uniform float opacity;
uniform sampler2D matcap;
varying vec3 vViewPosition;
#include <common>
#include <dithering_pars_fragment>
#include <color_pars_fragment>
#include <uv_pars_fragment>
#include <map_pars_fragment>
#include <alphamap_pars_fragment>
#include <alphatest_pars_fragment>
#include <alphahash_pars_fragment>
#include <fog_pars_fragment>
#include <normal_pars_fragment>
#include <bumpmap_pars_fragment>
#include <normalmap_pars_fragment>
#include <logdepthbuf_pars_fragment>
#include <clipping_planes_pars_fragment>
void main() {
	vec4 diffuseColor = vec4( diffuse, opacity );
	#include <clipping_planes_fragment>
	#include <logdepthbuf_fragment>
	#include <map_fragment>
	#include <color_fragment>
	#include <alphamap_fragment>
	#include <alphatest_fragment>
	#include <alphahash_fragment>
	#include <normal_fragment_begin>
	#include <normal_fragment_maps>
	vec3 viewDir = normalize( vViewPosition );
	vec3 x = normalize( vec3( viewDir.z, 0.0, - viewDir.x ) );
	vec3 y = cross( viewDir, x );
	vec2 uv = vec2( dot( x, normal ), dot( y, normal ) ) * 0.495 + 0.5;
	#ifdef USE_MATCAP
		vec4 matcapColor = texture2D( matcap, uv );
	#else
		vec4 matcapColor = vec4( vec3( mix( 0.2, 0.8, uv.y ) ), 1.0 );
	#endif
	vec3 outgoingLight = diffuseColor.rgb * matcapColor.rgb;
	#include <opaque_fragment>
	#include <tonemapping_fragment>
	#include <colorspace_fragment>
	#include <fog_fragment>
	#include <premultiplied_alpha_fragment>
	#include <dithering_fragment>
}`,meshnormal_vert:`#define NORMAL
#if defined( FLAT_SHADED ) || defined( USE_BUMPMAP ) || defined( USE_NORMALMAP_TANGENTSPACE )
	varying vec3 vViewPosition;
#endif
#include <common>
#include <batching_pars_vertex>
#include <uv_pars_vertex>
#include <displacementmap_pars_vertex>
#include <normal_pars_vertex>
#include <morphtarget_pars_vertex>
#include <skinning_pars_vertex>
#include <logdepthbuf_pars_vertex>
#include <clipping_planes_pars_vertex>
void main() {
	#include <uv_vertex>
	#include <batching_vertex>
	#include <beginnormal_vertex>
	#include <morphinstance_vertex>
	#include <morphnormal_vertex>
	#include <skinbase_vertex>
	#include <skinnormal_vertex>
	#include <defaultnormal_vertex>
	#include <normal_vertex>
	#include <begin_vertex>
	#include <morphtarget_vertex>
	#include <skinning_vertex>
	#include <displacementmap_vertex>
	#include <project_vertex>
	#include <logdepthbuf_vertex>
	#include <clipping_planes_vertex>
#if defined( FLAT_SHADED ) || defined( USE_BUMPMAP ) || defined( USE_NORMALMAP_TANGENTSPACE )
	vViewPosition = - mvPosition.xyz;
#endif
}`,meshnormal_frag:`#define NORMAL
uniform float opacity;
#if defined( FLAT_SHADED ) || defined( USE_BUMPMAP ) || defined( USE_NORMALMAP_TANGENTSPACE )
	varying vec3 vViewPosition;
#endif
#include <uv_pars_fragment>
#include <normal_pars_fragment>
#include <bumpmap_pars_fragment>
#include <normalmap_pars_fragment>
#include <logdepthbuf_pars_fragment>
#include <clipping_planes_pars_fragment>
void main() {
	vec4 diffuseColor = vec4( 0.0, 0.0, 0.0, opacity );
	#include <clipping_planes_fragment>
	#include <logdepthbuf_fragment>
	#include <normal_fragment_begin>
	#include <normal_fragment_maps>
	gl_FragColor = vec4( normalize( normal ) * 0.5 + 0.5, diffuseColor.a );
	#ifdef OPAQUE
		gl_FragColor.a = 1.0;
	#endif
}`,meshphong_vert:`#define PHONG
varying vec3 vViewPosition;
#include <common>
#include <batching_pars_vertex>
#include <uv_pars_vertex>
#include <displacementmap_pars_vertex>
#include <envmap_pars_vertex>
#include <color_pars_vertex>
#include <fog_pars_vertex>
#include <normal_pars_vertex>
#include <morphtarget_pars_vertex>
#include <skinning_pars_vertex>
#include <shadowmap_pars_vertex>
#include <logdepthbuf_pars_vertex>
#include <clipping_planes_pars_vertex>
void main() {
	#include <uv_vertex>
	#include <color_vertex>
	#include <morphcolor_vertex>
	#include <batching_vertex>
	#include <beginnormal_vertex>
	#include <morphinstance_vertex>
	#include <morphnormal_vertex>
	#include <skinbase_vertex>
	#include <skinnormal_vertex>
	#include <defaultnormal_vertex>
	#include <normal_vertex>
	#include <begin_vertex>
	#include <morphtarget_vertex>
	#include <skinning_vertex>
	#include <displacementmap_vertex>
	#include <project_vertex>
	#include <logdepthbuf_vertex>
	#include <clipping_planes_vertex>
	vViewPosition = - mvPosition.xyz;
	#include <worldpos_vertex>
	#include <envmap_vertex>
	#include <shadowmap_vertex>
	#include <fog_vertex>
}`,meshphong_frag:`#define PHONG
uniform vec3 diffuse;
uniform vec3 emissive;
uniform vec3 specular;
uniform float shininess;
uniform float opacity;
#include <common>
#include <dithering_pars_fragment>
#include <color_pars_fragment>
#include <uv_pars_fragment>
#include <map_pars_fragment>
#include <alphamap_pars_fragment>
#include <alphatest_pars_fragment>
#include <alphahash_pars_fragment>
#include <aomap_pars_fragment>
#include <lightmap_pars_fragment>
#include <emissivemap_pars_fragment>
#include <envmap_common_pars_fragment>
#include <envmap_pars_fragment>
#include <envmap_physical_pars_fragment>
#include <fog_pars_fragment>
#include <bsdfs>
#include <lights_pars_begin>
#include <normal_pars_fragment>
#include <lights_phong_pars_fragment>
#include <shadowmap_pars_fragment>
#include <bumpmap_pars_fragment>
#include <normalmap_pars_fragment>
#include <specularmap_pars_fragment>
#include <logdepthbuf_pars_fragment>
#include <clipping_planes_pars_fragment>
void main() {
	vec4 diffuseColor = vec4( diffuse, opacity );
	#include <clipping_planes_fragment>
	ReflectedLight reflectedLight = ReflectedLight( vec3( 0.0 ), vec3( 0.0 ), vec3( 0.0 ), vec3( 0.0 ) );
	vec3 totalEmissiveRadiance = emissive;
	#include <logdepthbuf_fragment>
	#include <map_fragment>
	#include <color_fragment>
	#include <alphamap_fragment>
	#include <alphatest_fragment>
	#include <alphahash_fragment>
	#include <specularmap_fragment>
	#include <normal_fragment_begin>
	#include <normal_fragment_maps>
	#include <emissivemap_fragment>
	#include <lights_phong_fragment>
	#include <lights_fragment_begin>
	#include <lights_fragment_maps>
	#include <lights_fragment_end>
	#include <aomap_fragment>
	vec3 outgoingLight = reflectedLight.directDiffuse + reflectedLight.indirectDiffuse + reflectedLight.directSpecular + reflectedLight.indirectSpecular + totalEmissiveRadiance;
	#include <envmap_fragment>
	#include <opaque_fragment>
	#include <tonemapping_fragment>
	#include <colorspace_fragment>
	#include <fog_fragment>
	#include <premultiplied_alpha_fragment>
	#include <dithering_fragment>
}`,meshphysical_vert:`#define STANDARD
varying vec3 vViewPosition;
#ifdef USE_TRANSMISSION
	varying vec3 vWorldPosition;
#endif
#include <common>
#include <batching_pars_vertex>
#include <uv_pars_vertex>
#include <displacementmap_pars_vertex>
#include <color_pars_vertex>
#include <fog_pars_vertex>
#include <normal_pars_vertex>
#include <morphtarget_pars_vertex>
#include <skinning_pars_vertex>
#include <shadowmap_pars_vertex>
#include <logdepthbuf_pars_vertex>
#include <clipping_planes_pars_vertex>
void main() {
	#include <uv_vertex>
	#include <color_vertex>
	#include <morphinstance_vertex>
	#include <morphcolor_vertex>
	#include <batching_vertex>
	#include <beginnormal_vertex>
	#include <morphnormal_vertex>
	#include <skinbase_vertex>
	#include <skinnormal_vertex>
	#include <defaultnormal_vertex>
	#include <normal_vertex>
	#include <begin_vertex>
	#include <morphtarget_vertex>
	#include <skinning_vertex>
	#include <displacementmap_vertex>
	#include <project_vertex>
	#include <logdepthbuf_vertex>
	#include <clipping_planes_vertex>
	vViewPosition = - mvPosition.xyz;
	#include <worldpos_vertex>
	#include <shadowmap_vertex>
	#include <fog_vertex>
#ifdef USE_TRANSMISSION
	vWorldPosition = worldPosition.xyz;
#endif
}`,meshphysical_frag:`#define STANDARD
#ifdef PHYSICAL
	#define IOR
	#define USE_SPECULAR
#endif
uniform vec3 diffuse;
uniform vec3 emissive;
uniform float roughness;
uniform float metalness;
uniform float opacity;
#ifdef IOR
	uniform float ior;
#endif
#ifdef USE_SPECULAR
	uniform float specularIntensity;
	uniform vec3 specularColor;
	#ifdef USE_SPECULAR_COLORMAP
		uniform sampler2D specularColorMap;
	#endif
	#ifdef USE_SPECULAR_INTENSITYMAP
		uniform sampler2D specularIntensityMap;
	#endif
#endif
#ifdef USE_CLEARCOAT
	uniform float clearcoat;
	uniform float clearcoatRoughness;
#endif
#ifdef USE_DIFFUSE_ROUGHNESS
	uniform float diffuseRoughness;
	#ifdef USE_DIFFUSE_ROUGHNESSMAP
		uniform sampler2D diffuseRoughnessMap;
	#endif
#endif
#ifdef USE_DISPERSION
	uniform float dispersion;
#endif
#ifdef USE_RETROREFLECTION
	uniform float retroreflectivity;
#endif
#ifdef USE_IRIDESCENCE
	uniform float iridescence;
	uniform float iridescenceIOR;
	uniform float iridescenceThicknessMinimum;
	uniform float iridescenceThicknessMaximum;
#endif
#ifdef USE_SHEEN
	uniform vec3 sheenColor;
	uniform float sheenRoughness;
	#ifdef USE_SHEEN_COLORMAP
		uniform sampler2D sheenColorMap;
	#endif
	#ifdef USE_SHEEN_ROUGHNESSMAP
		uniform sampler2D sheenRoughnessMap;
	#endif
#endif
#ifdef USE_ANISOTROPY
	uniform vec2 anisotropyVector;
	#ifdef USE_ANISOTROPYMAP
		uniform sampler2D anisotropyMap;
	#endif
#endif
varying vec3 vViewPosition;
#include <common>
#include <dithering_pars_fragment>
#include <color_pars_fragment>
#include <uv_pars_fragment>
#include <map_pars_fragment>
#include <alphamap_pars_fragment>
#include <alphatest_pars_fragment>
#include <alphahash_pars_fragment>
#include <aomap_pars_fragment>
#include <lightmap_pars_fragment>
#include <emissivemap_pars_fragment>
#include <iridescence_fragment>
#include <envmap_common_pars_fragment>
#include <envmap_physical_pars_fragment>
#include <fog_pars_fragment>
#include <lights_pars_begin>
#include <normal_pars_fragment>
#include <lights_physical_pars_fragment>
#include <transmission_pars_fragment>
#include <shadowmap_pars_fragment>
#include <bumpmap_pars_fragment>
#include <normalmap_pars_fragment>
#include <clearcoat_pars_fragment>
#include <iridescence_pars_fragment>
#include <roughnessmap_pars_fragment>
#include <metalnessmap_pars_fragment>
#include <logdepthbuf_pars_fragment>
#include <clipping_planes_pars_fragment>
void main() {
	vec4 diffuseColor = vec4( diffuse, opacity );
	#include <clipping_planes_fragment>
	ReflectedLight reflectedLight = ReflectedLight( vec3( 0.0 ), vec3( 0.0 ), vec3( 0.0 ), vec3( 0.0 ) );
	vec3 totalEmissiveRadiance = emissive;
	#include <logdepthbuf_fragment>
	#include <map_fragment>
	#include <color_fragment>
	#include <alphamap_fragment>
	#include <alphatest_fragment>
	#include <alphahash_fragment>
	#include <roughnessmap_fragment>
	#include <metalnessmap_fragment>
	#include <normal_fragment_begin>
	#include <normal_fragment_maps>
	#include <clearcoat_normal_fragment_begin>
	#include <clearcoat_normal_fragment_maps>
	#include <emissivemap_fragment>
	#include <lights_physical_fragment>
	#include <lights_fragment_begin>
	#include <lights_fragment_maps>
	#include <lights_fragment_end>
	#include <aomap_fragment>
	vec3 totalDiffuse = reflectedLight.directDiffuse + reflectedLight.indirectDiffuse;
	vec3 totalSpecular = reflectedLight.directSpecular + reflectedLight.indirectSpecular;
	#include <transmission_fragment>
	vec3 outgoingLight = totalDiffuse + totalSpecular + totalEmissiveRadiance;
	#ifdef USE_SHEEN
 
		outgoingLight = outgoingLight + sheenSpecularDirect + sheenSpecularIndirect;
 
 	#endif
	#ifdef USE_CLEARCOAT
		float dotNVcc = saturate( dot( geometryClearcoatNormal, geometryViewDir ) );
		vec3 Fcc = F_Schlick( material.clearcoatF0, material.clearcoatF90, dotNVcc );
		outgoingLight = outgoingLight * ( 1.0 - material.clearcoat * Fcc ) + ( clearcoatSpecularDirect + clearcoatSpecularIndirect ) * material.clearcoat;
	#endif
	#include <opaque_fragment>
	#include <tonemapping_fragment>
	#include <colorspace_fragment>
	#include <fog_fragment>
	#include <premultiplied_alpha_fragment>
	#include <dithering_fragment>
}`,meshtoon_vert:`#define TOON
varying vec3 vViewPosition;
#include <common>
#include <batching_pars_vertex>
#include <uv_pars_vertex>
#include <displacementmap_pars_vertex>
#include <color_pars_vertex>
#include <fog_pars_vertex>
#include <normal_pars_vertex>
#include <morphtarget_pars_vertex>
#include <skinning_pars_vertex>
#include <shadowmap_pars_vertex>
#include <logdepthbuf_pars_vertex>
#include <clipping_planes_pars_vertex>
void main() {
	#include <uv_vertex>
	#include <color_vertex>
	#include <morphinstance_vertex>
	#include <morphcolor_vertex>
	#include <batching_vertex>
	#include <beginnormal_vertex>
	#include <morphnormal_vertex>
	#include <skinbase_vertex>
	#include <skinnormal_vertex>
	#include <defaultnormal_vertex>
	#include <normal_vertex>
	#include <begin_vertex>
	#include <morphtarget_vertex>
	#include <skinning_vertex>
	#include <displacementmap_vertex>
	#include <project_vertex>
	#include <logdepthbuf_vertex>
	#include <clipping_planes_vertex>
	vViewPosition = - mvPosition.xyz;
	#include <worldpos_vertex>
	#include <shadowmap_vertex>
	#include <fog_vertex>
}`,meshtoon_frag:`#define TOON
uniform vec3 diffuse;
uniform vec3 emissive;
uniform float opacity;
#include <common>
#include <dithering_pars_fragment>
#include <color_pars_fragment>
#include <uv_pars_fragment>
#include <map_pars_fragment>
#include <alphamap_pars_fragment>
#include <alphatest_pars_fragment>
#include <alphahash_pars_fragment>
#include <aomap_pars_fragment>
#include <lightmap_pars_fragment>
#include <emissivemap_pars_fragment>
#include <gradientmap_pars_fragment>
#include <fog_pars_fragment>
#include <bsdfs>
#include <lights_pars_begin>
#include <normal_pars_fragment>
#include <lights_toon_pars_fragment>
#include <shadowmap_pars_fragment>
#include <bumpmap_pars_fragment>
#include <normalmap_pars_fragment>
#include <logdepthbuf_pars_fragment>
#include <clipping_planes_pars_fragment>
void main() {
	vec4 diffuseColor = vec4( diffuse, opacity );
	#include <clipping_planes_fragment>
	ReflectedLight reflectedLight = ReflectedLight( vec3( 0.0 ), vec3( 0.0 ), vec3( 0.0 ), vec3( 0.0 ) );
	vec3 totalEmissiveRadiance = emissive;
	#include <logdepthbuf_fragment>
	#include <map_fragment>
	#include <color_fragment>
	#include <alphamap_fragment>
	#include <alphatest_fragment>
	#include <alphahash_fragment>
	#include <normal_fragment_begin>
	#include <normal_fragment_maps>
	#include <emissivemap_fragment>
	#include <lights_toon_fragment>
	#include <lights_fragment_begin>
	#include <lights_fragment_maps>
	#include <lights_fragment_end>
	#include <aomap_fragment>
	vec3 outgoingLight = reflectedLight.directDiffuse + reflectedLight.indirectDiffuse + totalEmissiveRadiance;
	#include <opaque_fragment>
	#include <tonemapping_fragment>
	#include <colorspace_fragment>
	#include <fog_fragment>
	#include <premultiplied_alpha_fragment>
	#include <dithering_fragment>
}`,points_vert:`uniform float size;
uniform float scale;
#include <common>
#include <color_pars_vertex>
#include <fog_pars_vertex>
#include <morphtarget_pars_vertex>
#include <logdepthbuf_pars_vertex>
#include <clipping_planes_pars_vertex>
#ifdef USE_POINTS_UV
	varying vec2 vUv;
	uniform mat3 uvTransform;
#endif
void main() {
	#ifdef USE_POINTS_UV
		vUv = ( uvTransform * vec3( uv, 1 ) ).xy;
	#endif
	#include <color_vertex>
	#include <morphinstance_vertex>
	#include <morphcolor_vertex>
	#include <begin_vertex>
	#include <morphtarget_vertex>
	#include <project_vertex>
	gl_PointSize = size;
	#ifdef USE_SIZEATTENUATION
		bool isPerspective = isPerspectiveMatrix( projectionMatrix );
		if ( isPerspective ) gl_PointSize *= ( scale / - mvPosition.z );
	#endif
	#include <logdepthbuf_vertex>
	#include <clipping_planes_vertex>
	#include <worldpos_vertex>
	#include <fog_vertex>
}`,points_frag:`uniform vec3 diffuse;
uniform float opacity;
#include <common>
#include <color_pars_fragment>
#include <map_particle_pars_fragment>
#include <alphatest_pars_fragment>
#include <alphahash_pars_fragment>
#include <fog_pars_fragment>
#include <logdepthbuf_pars_fragment>
#include <clipping_planes_pars_fragment>
void main() {
	vec4 diffuseColor = vec4( diffuse, opacity );
	#include <clipping_planes_fragment>
	vec3 outgoingLight = vec3( 0.0 );
	#include <logdepthbuf_fragment>
	#include <map_particle_fragment>
	#include <color_fragment>
	#include <alphatest_fragment>
	#include <alphahash_fragment>
	outgoingLight = diffuseColor.rgb;
	#include <opaque_fragment>
	#include <tonemapping_fragment>
	#include <colorspace_fragment>
	#include <fog_fragment>
	#include <premultiplied_alpha_fragment>
}`,shadow_vert:`#include <common>
#include <batching_pars_vertex>
#include <fog_pars_vertex>
#include <morphtarget_pars_vertex>
#include <skinning_pars_vertex>
#include <logdepthbuf_pars_vertex>
#include <shadowmap_pars_vertex>
void main() {
	#include <batching_vertex>
	#include <beginnormal_vertex>
	#include <morphinstance_vertex>
	#include <morphnormal_vertex>
	#include <skinbase_vertex>
	#include <skinnormal_vertex>
	#include <defaultnormal_vertex>
	#include <begin_vertex>
	#include <morphtarget_vertex>
	#include <skinning_vertex>
	#include <project_vertex>
	#include <logdepthbuf_vertex>
	#include <worldpos_vertex>
	#include <shadowmap_vertex>
	#include <fog_vertex>
}`,shadow_frag:`uniform vec3 color;
uniform float opacity;
#include <common>
#include <fog_pars_fragment>
#include <bsdfs>
#include <lights_pars_begin>
#include <logdepthbuf_pars_fragment>
#include <shadowmap_pars_fragment>
#include <shadowmask_pars_fragment>
void main() {
	#include <logdepthbuf_fragment>
	gl_FragColor = vec4( color, opacity * ( 1.0 - getShadowMask() ) );
	#include <tonemapping_fragment>
	#include <colorspace_fragment>
	#include <fog_fragment>
	#include <premultiplied_alpha_fragment>
}`,sprite_vert:`uniform float rotation;
uniform vec2 center;
#include <common>
#include <uv_pars_vertex>
#include <fog_pars_vertex>
#include <logdepthbuf_pars_vertex>
#include <clipping_planes_pars_vertex>
void main() {
	#include <uv_vertex>
	vec4 mvPosition = modelViewMatrix[ 3 ];
	vec2 scale = vec2( length( modelMatrix[ 0 ].xyz ), length( modelMatrix[ 1 ].xyz ) );
	#ifndef USE_SIZEATTENUATION
		bool isPerspective = isPerspectiveMatrix( projectionMatrix );
		if ( isPerspective ) scale *= - mvPosition.z;
	#endif
	vec2 alignedPosition = ( position.xy - ( center - vec2( 0.5 ) ) ) * scale;
	vec2 rotatedPosition;
	rotatedPosition.x = cos( rotation ) * alignedPosition.x - sin( rotation ) * alignedPosition.y;
	rotatedPosition.y = sin( rotation ) * alignedPosition.x + cos( rotation ) * alignedPosition.y;
	mvPosition.xy += rotatedPosition;
	gl_Position = projectionMatrix * mvPosition;
	#include <logdepthbuf_vertex>
	#include <clipping_planes_vertex>
	#include <fog_vertex>
}`,sprite_frag:`uniform vec3 diffuse;
uniform float opacity;
#include <common>
#include <uv_pars_fragment>
#include <map_pars_fragment>
#include <alphamap_pars_fragment>
#include <alphatest_pars_fragment>
#include <alphahash_pars_fragment>
#include <fog_pars_fragment>
#include <logdepthbuf_pars_fragment>
#include <clipping_planes_pars_fragment>
void main() {
	vec4 diffuseColor = vec4( diffuse, opacity );
	#include <clipping_planes_fragment>
	vec3 outgoingLight = vec3( 0.0 );
	#include <logdepthbuf_fragment>
	#include <map_fragment>
	#include <alphamap_fragment>
	#include <alphatest_fragment>
	#include <alphahash_fragment>
	outgoingLight = diffuseColor.rgb;
	#include <opaque_fragment>
	#include <tonemapping_fragment>
	#include <colorspace_fragment>
	#include <fog_fragment>
}`},r_={common:{diffuse:{value:new eK(0xffffff)},opacity:{value:1},map:{value:null},mapTransform:{value:new Y},alphaMap:{value:null},alphaMapTransform:{value:new Y},alphaTest:{value:0}},specularmap:{specularMap:{value:null},specularMapTransform:{value:new Y}},envmap:{envMap:{value:null},envMapRotation:{value:new Y},reflectivity:{value:1},ior:{value:1.5},refractionRatio:{value:.98},dfgLUT:{value:null}},aomap:{aoMap:{value:null},aoMapIntensity:{value:1},aoMapTransform:{value:new Y}},lightmap:{lightMap:{value:null},lightMapIntensity:{value:1},lightMapTransform:{value:new Y}},bumpmap:{bumpMap:{value:null},bumpMapTransform:{value:new Y},bumpScale:{value:1}},normalmap:{normalMap:{value:null},normalMapTransform:{value:new Y},normalScale:{value:new V(1,1)}},displacementmap:{displacementMap:{value:null},displacementMapTransform:{value:new Y},displacementScale:{value:1},displacementBias:{value:0}},emissivemap:{emissiveMap:{value:null},emissiveMapTransform:{value:new Y}},metalnessmap:{metalnessMap:{value:null},metalnessMapTransform:{value:new Y}},roughnessmap:{roughnessMap:{value:null},roughnessMapTransform:{value:new Y}},gradientmap:{gradientMap:{value:null}},fog:{fogDensity:{value:25e-5},fogNear:{value:1},fogFar:{value:2e3},fogColor:{value:new eK(0xffffff)}},lights:{ambientLightColor:{value:[]},lightProbe:{value:[]},sunLights:{value:[],properties:{direction:{},color:{}}},sunLightShadows:{value:[],properties:{shadowIntensity:1,shadowBias:{},shadowNormalBias:{},shadowRadius:{},shadowMapSize:{}}},sunShadowMatrix:{value:[]},sunShadowCascade:{value:[]},directionalLights:{value:[],properties:{direction:{},color:{}}},directionalLightShadows:{value:[],properties:{shadowIntensity:1,shadowBias:{},shadowNormalBias:{},shadowRadius:{},shadowMapSize:{}}},directionalShadowMatrix:{value:[]},spotLights:{value:[],properties:{color:{},position:{},direction:{},distance:{},coneCos:{},penumbraCos:{},decay:{}}},spotLightShadows:{value:[],properties:{shadowIntensity:1,shadowBias:{},shadowNormalBias:{},shadowRadius:{},shadowMapSize:{}}},spotLightMap:{value:[]},spotLightMatrix:{value:[]},pointLights:{value:[],properties:{color:{},position:{},decay:{},distance:{}}},pointLightShadows:{value:[],properties:{shadowIntensity:1,shadowBias:{},shadowNormalBias:{},shadowRadius:{},shadowMapSize:{},shadowCameraNear:{},shadowCameraFar:{}}},pointShadowMatrix:{value:[]},hemisphereLights:{value:[],properties:{direction:{},skyColor:{},groundColor:{}}},rectAreaLights:{value:[],properties:{color:{},position:{},width:{},height:{}}},ltc_1:{value:null},ltc_2:{value:null},probesSH:{value:[]},probesMin:{value:[]},probesMax:{value:[]},probesResolution:{value:[]}},points:{diffuse:{value:new eK(0xffffff)},opacity:{value:1},size:{value:1},scale:{value:1},map:{value:null},alphaMap:{value:null},alphaMapTransform:{value:new Y},alphaTest:{value:0},uvTransform:{value:new Y}},sprite:{diffuse:{value:new eK(0xffffff)},opacity:{value:1},center:{value:new V(.5,.5)},rotation:{value:0},map:{value:null},mapTransform:{value:new Y},alphaMap:{value:null},alphaMapTransform:{value:new Y},alphaTest:{value:0}}},rv={basic:{uniforms:iR([r_.common,r_.specularmap,r_.envmap,r_.aomap,r_.lightmap,r_.fog]),vertexShader:rg.meshbasic_vert,fragmentShader:rg.meshbasic_frag},lambert:{uniforms:iR([r_.common,r_.specularmap,r_.envmap,r_.aomap,r_.lightmap,r_.emissivemap,r_.bumpmap,r_.normalmap,r_.displacementmap,r_.fog,r_.lights,{emissive:{value:new eK(0)},envMapIntensity:{value:1}}]),vertexShader:rg.meshlambert_vert,fragmentShader:rg.meshlambert_frag},phong:{uniforms:iR([r_.common,r_.specularmap,r_.envmap,r_.aomap,r_.lightmap,r_.emissivemap,r_.bumpmap,r_.normalmap,r_.displacementmap,r_.fog,r_.lights,{emissive:{value:new eK(0)},specular:{value:new eK(1118481)},shininess:{value:30},envMapIntensity:{value:1}}]),vertexShader:rg.meshphong_vert,fragmentShader:rg.meshphong_frag},standard:{uniforms:iR([r_.common,r_.envmap,r_.aomap,r_.lightmap,r_.emissivemap,r_.bumpmap,r_.normalmap,r_.displacementmap,r_.roughnessmap,r_.metalnessmap,r_.fog,r_.lights,{emissive:{value:new eK(0)},roughness:{value:1},metalness:{value:0},envMapIntensity:{value:1}}]),vertexShader:rg.meshphysical_vert,fragmentShader:rg.meshphysical_frag},toon:{uniforms:iR([r_.common,r_.aomap,r_.lightmap,r_.emissivemap,r_.bumpmap,r_.normalmap,r_.displacementmap,r_.gradientmap,r_.fog,r_.lights,{emissive:{value:new eK(0)}}]),vertexShader:rg.meshtoon_vert,fragmentShader:rg.meshtoon_frag},matcap:{uniforms:iR([r_.common,r_.bumpmap,r_.normalmap,r_.displacementmap,r_.fog,{matcap:{value:null}}]),vertexShader:rg.meshmatcap_vert,fragmentShader:rg.meshmatcap_frag},points:{uniforms:iR([r_.points,r_.fog]),vertexShader:rg.points_vert,fragmentShader:rg.points_frag},dashed:{uniforms:iR([r_.common,r_.fog,{scale:{value:1},dashSize:{value:1},totalSize:{value:2}}]),vertexShader:rg.linedashed_vert,fragmentShader:rg.linedashed_frag},depth:{uniforms:iR([r_.common,r_.displacementmap]),vertexShader:rg.depth_vert,fragmentShader:rg.depth_frag},normal:{uniforms:iR([r_.common,r_.bumpmap,r_.normalmap,r_.displacementmap,{opacity:{value:1}}]),vertexShader:rg.meshnormal_vert,fragmentShader:rg.meshnormal_frag},sprite:{uniforms:iR([r_.sprite,r_.fog]),vertexShader:rg.sprite_vert,fragmentShader:rg.sprite_frag},background:{uniforms:{uvTransform:{value:new Y},t2D:{value:null},backgroundIntensity:{value:1}},vertexShader:rg.background_vert,fragmentShader:rg.background_frag},backgroundCube:{uniforms:{envMap:{value:null},backgroundBlurriness:{value:0},backgroundIntensity:{value:1},backgroundRotation:{value:new Y}},vertexShader:rg.backgroundCube_vert,fragmentShader:rg.backgroundCube_frag},cube:{uniforms:{tCube:{value:null},tFlip:{value:-1},opacity:{value:1}},vertexShader:rg.cube_vert,fragmentShader:rg.cube_frag},equirect:{uniforms:{tEquirect:{value:null}},vertexShader:rg.equirect_vert,fragmentShader:rg.equirect_frag},distance:{uniforms:iR([r_.common,r_.displacementmap,{referencePosition:{value:new X},nearDistance:{value:1},farDistance:{value:1e3}}]),vertexShader:rg.distance_vert,fragmentShader:rg.distance_frag},shadow:{uniforms:iR([r_.lights,r_.fog,{color:{value:new eK(0)},opacity:{value:1}}]),vertexShader:rg.shadow_vert,fragmentShader:rg.shadow_frag}};rv.physical={uniforms:iR([rv.standard.uniforms,{clearcoat:{value:0},clearcoatMap:{value:null},clearcoatMapTransform:{value:new Y},clearcoatNormalMap:{value:null},clearcoatNormalMapTransform:{value:new Y},clearcoatNormalScale:{value:new V(1,1)},clearcoatRoughness:{value:0},clearcoatRoughnessMap:{value:null},clearcoatRoughnessMapTransform:{value:new Y},diffuseRoughness:{value:0},diffuseRoughnessMap:{value:null},diffuseRoughnessMapTransform:{value:new Y},dispersion:{value:0},retroreflectivity:{value:0},iridescence:{value:0},iridescenceMap:{value:null},iridescenceMapTransform:{value:new Y},iridescenceIOR:{value:1.3},iridescenceThicknessMinimum:{value:100},iridescenceThicknessMaximum:{value:400},iridescenceThicknessMap:{value:null},iridescenceThicknessMapTransform:{value:new Y},sheen:{value:0},sheenColor:{value:new eK(0)},sheenColorMap:{value:null},sheenColorMapTransform:{value:new Y},sheenRoughness:{value:1},sheenRoughnessMap:{value:null},sheenRoughnessMapTransform:{value:new Y},transmission:{value:0},transmissionMap:{value:null},transmissionMapTransform:{value:new Y},transmissionSamplerSize:{value:new V},transmissionSamplerMap:{value:null},thickness:{value:0},thicknessMap:{value:null},thicknessMapTransform:{value:new Y},attenuationDistance:{value:0},attenuationColor:{value:new eK(0)},specularColor:{value:new eK(1,1,1)},specularColorMap:{value:null},specularColorMapTransform:{value:new Y},specularIntensity:{value:1},specularIntensityMap:{value:null},specularIntensityMapTransform:{value:new Y},anisotropyVector:{value:new V},anisotropyMap:{value:null},anisotropyMapTransform:{value:new Y}}]),vertexShader:rg.meshphysical_vert,fragmentShader:rg.meshphysical_frag};var rx={r:0,b:0,g:0},rS=new ef,rM=new Y;function ry(e,t,i,r,a,s){let n=new eK(0),o=+(!0!==a),l,h,d=null,c=0,u=null;function p(e){let i=!0===e.isScene?e.background:null;if(i&&i.isTexture){let r=e.backgroundBlurriness>0;i=t.get(i,r)}return i}function f(t,r){t.getRGB(rx,iP(e)),i.buffers.color.setClear(rx.r,rx.g,rx.b,r,s)}return{getClearColor:function(){return n},setClearColor:function(e,t=1){n.set(e),f(n,o=t)},getClearAlpha:function(){return o},setClearAlpha:function(e){f(n,o=e)},render:function(t){let r=!1,a=p(t);null===a?f(n,o):a&&a.isColor&&(f(a,1),r=!0);let l=e.xr.getEnvironmentBlendMode();"additive"===l?i.buffers.color.setClear(0,0,0,1,s):"alpha-blend"===l&&i.buffers.color.setClear(0,0,0,0,s),(e.autoClear||r)&&(i.buffers.depth.setTest(!0),i.buffers.depth.setMask(!0),i.buffers.color.setMask(!0),e.clear(e.autoClearColor,e.autoClearDepth,e.autoClearStencil))},addToRenderList:function(t,i){let a=p(i);a&&a.isCubeTexture?(void 0===h&&((h=new t5(new ib(1,1,1),new iN({name:"BackgroundCubeMaterial",uniforms:iA(rv.backgroundCube.uniforms),vertexShader:rv.backgroundCube.vertexShader,fragmentShader:rv.backgroundCube.fragmentShader,side:1,depthTest:!1,depthWrite:!1,fog:!1,allowOverride:!1}))).geometry.deleteAttribute("normal"),h.geometry.deleteAttribute("uv"),h.onBeforeRender=function(e,t,i){this.matrixWorld.copyPosition(i.matrixWorld)},Object.defineProperty(h.material,"envMap",{get:function(){return this.uniforms.envMap.value}}),r.update(h)),h.material.uniforms.envMap.value=a,h.material.uniforms.backgroundBlurriness.value=i.backgroundBlurriness,h.material.uniforms.backgroundIntensity.value=i.backgroundIntensity,h.material.uniforms.backgroundRotation.value.setFromMatrix4(rS.makeRotationFromEuler(i.backgroundRotation)).transpose(),!1===a.isRenderTargetTexture&&h.material.uniforms.backgroundRotation.value.premultiply(rM),h.material.toneMapped=$.getTransfer(a.colorSpace)!==w,(d!==a||c!==a.version||u!==e.toneMapping)&&(h.material.needsUpdate=!0,d=a,c=a.version,u=e.toneMapping),h.layers.enableAll(),t.unshift(h,h.geometry,h.material,0,0,null)):a&&a.isTexture&&(void 0===l&&((l=new t5(new iw(2,2),new iN({name:"BackgroundMaterial",uniforms:iA(rv.background.uniforms),vertexShader:rv.background.vertexShader,fragmentShader:rv.background.fragmentShader,side:0,depthTest:!1,depthWrite:!1,fog:!1,allowOverride:!1}))).geometry.deleteAttribute("normal"),Object.defineProperty(l.material,"map",{get:function(){return this.uniforms.t2D.value}}),r.update(l)),l.material.uniforms.t2D.value=a,l.material.uniforms.backgroundIntensity.value=i.backgroundIntensity,l.material.toneMapped=$.getTransfer(a.colorSpace)!==w,!0===a.matrixAutoUpdate&&a.updateMatrix(),l.material.uniforms.uvTransform.value.copy(a.matrix),(d!==a||c!==a.version||u!==e.toneMapping)&&(l.material.needsUpdate=!0,d=a,c=a.version,u=e.toneMapping),l.layers.enableAll(),t.unshift(l,l.geometry,l.material,0,0,null))},dispose:function(){void 0!==h&&(h.geometry.dispose(),h.material.dispose(),h=void 0),void 0!==l&&(l.geometry.dispose(),l.material.dispose(),l=void 0)}}}function rb(e,t){let i=e.getParameter(e.MAX_VERTEX_ATTRIBS),r={},a=h(null),s=a,n=!1;function o(t){return e.bindVertexArray(t)}function l(t){return e.deleteVertexArray(t)}function h(e){let t=[],r=[],a=[];for(let e=0;e<i;e++)t[e]=0,r[e]=0,a[e]=0;return{geometry:null,program:null,wireframe:!1,newAttributes:t,enabledAttributes:r,attributeDivisors:a,object:e,attributes:{},index:null}}function d(){let e=s.newAttributes;for(let t=0,i=e.length;t<i;t++)e[t]=0}function c(e){u(e,0)}function u(t,i){let r=s.newAttributes,a=s.enabledAttributes,n=s.attributeDivisors;r[t]=1,0===a[t]&&(e.enableVertexAttribArray(t),a[t]=1),n[t]!==i&&(e.vertexAttribDivisor(t,i),n[t]=i)}function p(){let t=s.newAttributes,i=s.enabledAttributes;for(let r=0,a=i.length;r<a;r++)i[r]!==t[r]&&(e.disableVertexAttribArray(r),i[r]=0)}function f(t,i,r,a,s,n,o){!0===o?e.vertexAttribIPointer(t,i,r,s,n):e.vertexAttribPointer(t,i,r,a,s,n)}function m(){g(),n=!0,s!==a&&o((s=a).object)}function g(){a.geometry=null,a.program=null,a.wireframe=!1}return{setup:function(i,a,l,m,g){var _,v,x;let S,M,y,b,E,T,w=!1,A=(_=i,v=m,x=l,S=!0===a.wireframe,void 0===(M=r[v.id])&&(M={},r[v.id]=M),void 0===(b=M[y=!0===_.isInstancedMesh?_.id:0])&&(b={},M[y]=b),void 0===(E=b[x.id])&&(E={},b[x.id]=E),void 0===(T=E[S])&&(T=h(e.createVertexArray()),E[S]=T),T);s!==A&&o((s=A).object),(w=function(e,t,i,r){let a=s.attributes,n=t.attributes,o=0,l=i.getAttributes();for(let t in l)if(l[t].location>=0){let i=a[t],r=n[t];if(void 0===r&&("instanceMatrix"===t&&e.instanceMatrix&&(r=e.instanceMatrix),"instanceColor"===t&&e.instanceColor&&(r=e.instanceColor)),void 0===i||i.attribute!==r||r&&i.data!==r.data)return!0;o++}return s.attributesNum!==o||s.index!==r}(i,m,l,g))&&function(e,t,i,r){let a={},n=t.attributes,o=0,l=i.getAttributes();for(let t in l)if(l[t].location>=0){let i=n[t];void 0===i&&("instanceMatrix"===t&&e.instanceMatrix&&(i=e.instanceMatrix),"instanceColor"===t&&e.instanceColor&&(i=e.instanceColor));let r={};r.attribute=i,i&&i.data&&(r.data=i.data),a[t]=r,o++}s.attributes=a,s.attributesNum=o,s.index=r}(i,m,l,g),null!==g&&t.update(g,e.ELEMENT_ARRAY_BUFFER),(w||n)&&(n=!1,function(i,r,a,s){d();let n=s.attributes,o=a.getAttributes(),l=r.defaultAttributeValues;for(let r in o){let a=o[r];if(a.location>=0){let o=n[r];if(void 0===o&&("instanceMatrix"===r&&i.instanceMatrix&&(o=i.instanceMatrix),"instanceColor"===r&&i.instanceColor&&(o=i.instanceColor)),void 0!==o){let r=o.normalized,n=o.itemSize,l=t.get(o);if(void 0===l)continue;let h=l.buffer,d=l.type,p=l.bytesPerElement,m=d===e.INT||d===e.UNSIGNED_INT||1013===o.gpuType;if(o.isInterleavedBufferAttribute){let t=o.data,l=!0===t.isInterleavedBuffer?t.stride:t.itemSize,g=o.offset;if(t.isInstancedInterleavedBuffer||t.isInstancedBufferAttribute){for(let e=0;e<a.locationSize;e++)u(a.location+e,t.meshPerAttribute);!0!==i.isInstancedMesh&&void 0===s._maxInstanceCount&&(s._maxInstanceCount=t.meshPerAttribute*t.count)}else for(let e=0;e<a.locationSize;e++)c(a.location+e);e.bindBuffer(e.ARRAY_BUFFER,h);for(let e=0;e<a.locationSize;e++)f(a.location+e,n/a.locationSize,d,r,l*p,(g+n/a.locationSize*e)*p,m)}else{if(o.isInstancedBufferAttribute){for(let e=0;e<a.locationSize;e++)u(a.location+e,o.meshPerAttribute);!0!==i.isInstancedMesh&&void 0===s._maxInstanceCount&&(s._maxInstanceCount=o.meshPerAttribute*o.count)}else for(let e=0;e<a.locationSize;e++)c(a.location+e);e.bindBuffer(e.ARRAY_BUFFER,h);for(let e=0;e<a.locationSize;e++)f(a.location+e,n/a.locationSize,d,r,n*p,n/a.locationSize*e*p,m)}}else if(void 0!==l){let t=l[r];if(void 0!==t)switch(t.length){case 2:e.vertexAttrib2fv(a.location,t);break;case 3:e.vertexAttrib3fv(a.location,t);break;case 4:e.vertexAttrib4fv(a.location,t);break;default:e.vertexAttrib1fv(a.location,t)}}}}p()}(i,a,l,m),null!==g&&e.bindBuffer(e.ELEMENT_ARRAY_BUFFER,t.get(g).buffer))},reset:m,resetDefaultState:g,dispose:function(){for(let e in m(),r){let t=r[e];for(let e in t){let i=t[e];for(let e in i){let t=i[e];for(let e in t)l(t[e].object),delete t[e];delete i[e]}}delete r[e]}},releaseStatesOfGeometry:function(e){if(void 0===r[e.id])return;let t=r[e.id];for(let e in t){let i=t[e];for(let e in i){let t=i[e];for(let e in t)l(t[e].object),delete t[e];delete i[e]}}delete r[e.id]},releaseStatesOfObject:function(e){for(let t in r){let i=r[t],a=!0===e.isInstancedMesh?e.id:0,s=i[a];if(void 0!==s){for(let e in s){let t=s[e];for(let e in t)l(t[e].object),delete t[e];delete s[e]}delete i[a],0===Object.keys(i).length&&delete r[t]}}},releaseStatesOfProgram:function(e){for(let t in r){let i=r[t];for(let t in i){let r=i[t];if(void 0===r[e.id])continue;let a=r[e.id];for(let e in a)l(a[e].object),delete a[e];delete r[e.id]}}},initAttributes:d,enableAttribute:c,disableUnusedAttributes:p}}function rE(e,t,i){let r;this.setMode=function(e){r=e},this.render=function(t,a){e.drawArrays(r,t,a),i.update(a,r,1)},this.renderInstances=function(t,a,s){0!==s&&(e.drawArraysInstanced(r,t,a,s),i.update(a,r,s))},this.renderMultiDraw=function(e,a,s){if(0===s)return;t.get("WEBGL_multi_draw").multiDrawArraysWEBGL(r,e,0,a,0,s);let n=0;for(let e=0;e<s;e++)n+=a[e];i.update(n,r,1)}}function rT(e,t,i,r){let a;function s(t){if("highp"===t){if(e.getShaderPrecisionFormat(e.VERTEX_SHADER,e.HIGH_FLOAT).precision>0&&e.getShaderPrecisionFormat(e.FRAGMENT_SHADER,e.HIGH_FLOAT).precision>0)return"highp";t="mediump"}return"mediump"===t&&e.getShaderPrecisionFormat(e.VERTEX_SHADER,e.MEDIUM_FLOAT).precision>0&&e.getShaderPrecisionFormat(e.FRAGMENT_SHADER,e.MEDIUM_FLOAT).precision>0?"mediump":"lowp"}let n=void 0!==i.precision?i.precision:"highp",o=s(n);o!==n&&(D("WebGLRenderer:",n,"not supported, using",o,"instead."),n=o);let l=!0===i.reversedDepthBuffer&&t.has("EXT_clip_control"),h=!0===i.logarithmicDepthBuffer&&!1===l;return!0===i.reversedDepthBuffer&&!1===l&&D("WebGLRenderer: Unable to use reversed depth buffer due to missing EXT_clip_control extension. Fallback to default depth buffer."),!0===i.logarithmicDepthBuffer&&!0===l&&D("WebGLRenderer: Logarithmic depth buffer is ignored when reversed depth buffer is enabled."),{isWebGL2:!0,getMaxAnisotropy:function(){if(void 0!==a)return a;if(!0===t.has("EXT_texture_filter_anisotropic")){let i=t.get("EXT_texture_filter_anisotropic");a=e.getParameter(i.MAX_TEXTURE_MAX_ANISOTROPY_EXT)}else a=0;return a},getMaxPrecision:s,textureFormatReadable:function(t){return 1023===t||r.convert(t)===e.getParameter(e.IMPLEMENTATION_COLOR_READ_FORMAT)},textureTypeReadable:function(i){let a=1016===i&&(t.has("EXT_color_buffer_half_float")||t.has("EXT_color_buffer_float"));return!(1009!==i&&1015!==i&&!a&&r.convert(i)!==e.getParameter(e.IMPLEMENTATION_COLOR_READ_TYPE))},precision:n,logarithmicDepthBuffer:h,reversedDepthBuffer:l,maxTextures:e.getParameter(e.MAX_TEXTURE_IMAGE_UNITS),maxVertexTextures:e.getParameter(e.MAX_VERTEX_TEXTURE_IMAGE_UNITS),maxTextureSize:e.getParameter(e.MAX_TEXTURE_SIZE),maxCubemapSize:e.getParameter(e.MAX_CUBE_MAP_TEXTURE_SIZE),maxAttributes:e.getParameter(e.MAX_VERTEX_ATTRIBS),maxVertexUniforms:e.getParameter(e.MAX_VERTEX_UNIFORM_VECTORS),maxVaryings:e.getParameter(e.MAX_VARYING_VECTORS),maxFragmentUniforms:e.getParameter(e.MAX_FRAGMENT_UNIFORM_VECTORS),maxSamples:e.getParameter(e.MAX_SAMPLES),samples:e.getParameter(e.SAMPLES)}}function rw(e){let t=this,i=null,r=0,a=!1,s=!1,n=new tz,o=new Y,l={value:null,needsUpdate:!1};function h(e,i,r,a){let s=null!==e?e.length:0,h=null;if(0!==s){if(h=l.value,!0!==a||null===h){let t=r+4*s,a=i.matrixWorldInverse;o.getNormalMatrix(a),(null===h||h.length<t)&&(h=new Float32Array(t));for(let t=0,i=r;t!==s;++t,i+=4)n.copy(e[t]).applyMatrix4(a,o),n.normal.toArray(h,i),h[i+3]=n.constant}l.value=h,l.needsUpdate=!0}return t.numPlanes=s,t.numIntersection=0,h}this.uniform=l,this.numPlanes=0,this.numIntersection=0,this.init=function(e,t){let i=0!==e.length||t||0!==r||a;return a=t,r=e.length,i},this.beginShadows=function(){s=!0,h(null)},this.endShadows=function(){s=!1},this.setGlobalState=function(e,t){i=h(e,t,0)},this.setState=function(n,o,d){let c=n.clippingPlanes,u=n.clipIntersection,p=n.clipShadows,f=e.get(n);if(a&&null!==c&&0!==c.length&&(!s||p)){let e=s?0:r,t=4*e,a=f.clippingState||null;l.value=a,a=h(c,o,t,d);for(let e=0;e!==t;++e)a[e]=i[e];f.clippingState=a,this.numIntersection=u?this.numPlanes:0,this.numPlanes+=e}else s?h(null):(l.value!==i&&(l.value=i,l.needsUpdate=r>0),t.numPlanes=r,t.numIntersection=0)}}rM.set(-1,0,0,0,1,0,0,0,1);var rA=class extends ec{constructor(e=1,t={}){super(e,e,t),this.isWebGLCubeRenderTarget=!0;let i={width:e,height:e,depth:1};this.texture=new ix([i,i,i,i,i,i]),this._setTextureOptions(t),this.texture.isRenderTargetTexture=!0}fromEquirectangularTexture(e,t){this.texture.type=t.type,this.texture.colorSpace=t.colorSpace,this.texture.generateMipmaps=t.generateMipmaps,this.texture.minFilter=t.minFilter,this.texture.magFilter=t.magFilter;let i={uniforms:{tEquirect:{value:null}},vertexShader:`

				varying vec3 vWorldDirection;

				vec3 transformDirection( in vec3 dir, in mat4 matrix ) {

					return normalize( ( matrix * vec4( dir, 0.0 ) ).xyz );

				}

				void main() {

					vWorldDirection = transformDirection( position, modelMatrix );

					#include <begin_vertex>
					#include <project_vertex>

				}
			`,fragmentShader:`

				uniform sampler2D tEquirect;

				varying vec3 vWorldDirection;

				#include <common>

				void main() {

					vec3 direction = normalize( vWorldDirection );

					vec2 sampleUV = equirectUv( direction );

					gl_FragColor = texture2D( tEquirect, sampleUV );

				}
			`},r=new ib(5,5,5),a=new iN({name:"CubemapFromEquirect",uniforms:iA(i.uniforms),vertexShader:i.vertexShader,fragmentShader:i.fragmentShader,side:1,blending:0});a.uniforms.tEquirect.value=t;let s=new t5(r,a),n=t.minFilter;return 1008===t.minFilter&&(t.minFilter=1006),new i8(1,10,this).update(e,s),t.minFilter=n,s.geometry.dispose(),s.material.dispose(),this}clear(e,t=!0,i=!0,r=!0){let a=e.getRenderTarget();for(let a=0;a<6;a++)e.setRenderTarget(this,a),e.clear(t,i,r);e.setRenderTarget(a)}},rR=new X,rC=new eK,rP=class e{constructor(e){this._renderer=e,this._cubeSize=0,this._sourceTarget=null,this._cubeCamera=new i8(1,10,null),this._boxMesh=new t5(new ib(5,5,5),null),this._cubemapMaterial=null,this._equirectMaterial=null,this._blurMaterial=null,this._ggxMaterial=null,this._integrationMaterial=null}fromScene(e,t=0,i=.1,r=100,a={}){let{size:s=256,position:n=rR}=a,o=this._renderer;this._setSize(s);let l=this._allocateTarget(),h=this._getSourceTarget(!0);t>0&&(h.texture.mipmapsAutoUpdate=!1);let d=o.autoClear,c=o.autoClearColor,u=o.autoClearDepth,p=o.autoClearStencil,f=e.background;o.autoClear=!0,o.autoClearColor=!0,o.autoClearDepth=!0,o.autoClearStencil=!0,null===f&&(e.background=o.getClearColor(rC));let m=new i8(i,r,h);return m.position.copy(n),m.update(o,e),o.autoClear=d,o.autoClearColor=c,o.autoClearDepth=u,o.autoClearStencil=p,e.background=f,t>0&&(h.texture.mipmapsAutoUpdate=!0,this._blur(l,t)),this._applyPMREM(l),l}fromEquirectangular(e,t=null){return this._fromTexture(e,t)}fromCubemap(e,t=null){return this._fromTexture(e,t)}compileCubemapShader(){null===this._cubemapMaterial&&(this._cubemapMaterial=rI(),this._compileMaterial(this._cubemapMaterial))}compileEquirectangularShader(){null===this._equirectMaterial&&(this._equirectMaterial=rN(),this._compileMaterial(this._equirectMaterial))}dispose(){null!==this._sourceTarget&&this._sourceTarget.dispose(),null!==this._cubemapMaterial&&this._cubemapMaterial.dispose(),null!==this._equirectMaterial&&this._equirectMaterial.dispose(),null!==this._blurMaterial&&this._blurMaterial.dispose(),null!==this._ggxMaterial&&this._ggxMaterial.dispose(),null!==this._integrationMaterial&&this._integrationMaterial.dispose(),this._boxMesh.geometry.dispose()}static lodToRoughness(e,t){return t>0?1-Math.sqrt(1-e/t):0}_setSize(e){this._cubeSize=Math.max(256,Math.pow(2,Math.floor(Math.log(e)/Math.LN2)))}_fromTexture(e,t){301===e.mapping||302===e.mapping?this._setSize(0===e.image.length?256:e.image[0].width||e.image[0].image.width):this._setSize(e.image.width/4);let i=t||this._allocateTarget();return this._textureToCubemap(e),this._applyPMREM(i),i}_allocateTarget(){let e=this._cubeSize,t=rL(e,!1,!1),i=Math.log2(e)-3;for(let r=0;r<=i;r++)t.texture.mipmaps.push({width:e>>r,height:e>>r});return t.texture.name="PMREM",t.texture.isPMREMTexture=!0,t}_getSourceTarget(e=!1){let t=this._cubeSize,i=this._sourceTarget;return(null===i||i.width!==t||e&&!1===i.depthBuffer)&&(null!==i&&i.dispose(),this._sourceTarget=rL(t,!0,e)),this._sourceTarget}_compileMaterial(e){this._boxMesh.material=e,this._renderer.compile(this._boxMesh,this._cubeCamera.children[0])}_renderCube(e,t,i){let r=this._boxMesh,a=this._cubeCamera;r.material=i,a.renderTarget=e,a.activeMipmapLevel=t;let s=e.width>>t;e.viewport.set(0,0,s,s),a.update(this._renderer,r),e.viewport.set(0,0,e.width,e.height)}_textureToCubemap(e){let t;301===e.mapping||302===e.mapping?(null===this._cubemapMaterial&&(this._cubemapMaterial=rI()),(t=this._cubemapMaterial).uniforms.flipEnvMap.value=!1===e.isRenderTargetTexture?-1:1):(null===this._equirectMaterial&&(this._equirectMaterial=rN()),t=this._equirectMaterial),t.uniforms.envMap.value=e,this._renderCube(this._getSourceTarget(),0,t)}_applyPMREM(t){null===this._ggxMaterial&&(this._ggxMaterial=rD("PMREMGGXConvolution",{envMap:{value:null},roughness:{value:0},lodBias:{value:0}},`

		#define GGX_SAMPLES 256u

		varying vec3 vWorldDirection;

		uniform samplerCube envMap;
		uniform float roughness;
		uniform float lodBias;

		#include <common>

		// Van der Corput radical inverse
		float radicalInverse_VdC( uint bits ) {

			bits = ( bits << 16u ) | ( bits >> 16u );
			bits = ( ( bits & 0x55555555u ) << 1u ) | ( ( bits & 0xAAAAAAAAu ) >> 1u );
			bits = ( ( bits & 0x33333333u ) << 2u ) | ( ( bits & 0xCCCCCCCCu ) >> 2u );
			bits = ( ( bits & 0x0F0F0F0Fu ) << 4u ) | ( ( bits & 0xF0F0F0F0u ) >> 4u );
			bits = ( ( bits & 0x00FF00FFu ) << 8u ) | ( ( bits & 0xFF00FF00u ) >> 8u );
			return float( bits ) * 2.3283064365386963e-10; // / 0x100000000

		}

		// Hammersley sequence
		vec2 hammersley( uint i, uint N ) {

			return vec2( float( i ) / float( N ), radicalInverse_VdC( i ) );

		}

		void main() {

			vec3 N = normalize( vWorldDirection );

			// For very low roughness, just sample the environment directly
			if ( roughness < 0.001 ) {

				gl_FragColor = vec4( textureLod( envMap, N, 0.0 ).rgb, 1.0 );
				return;

			}

			float alpha = roughness * roughness;
			float alpha2 = alpha * alpha;

			// Tangent space basis for VNDF sampling
			vec3 up = abs( N.z ) < 0.999 ? vec3( 0.0, 0.0, 1.0 ) : vec3( 1.0, 0.0, 0.0 );
			vec3 tangent = normalize( cross( up, N ) );
			vec3 bitangent = cross( N, tangent );

			vec3 prefilteredColor = vec3( 0.0 );
			float totalWeight = 0.0;

			for ( uint i = 0u; i < GGX_SAMPLES; i ++ ) {

				vec2 Xi = hammersley( i, GGX_SAMPLES );

				// With V = N, sample the reflected direction directly.
				float invQ = 1.0 / ( 1.0 - Xi.x + alpha2 * Xi.x );
				float NdotL = ( 1.0 - Xi.x - alpha2 * Xi.x ) * invQ;

				if ( NdotL > 0.0 ) {

					float phi = 2.0 * PI * Xi.y;
					float sinTheta = 2.0 * alpha * sqrt( Xi.x * ( 1.0 - Xi.x ) ) * invQ;
					vec3 L = N * NdotL + ( tangent * cos( phi ) + bitangent * sin( phi ) ) * sinTheta;

					// Match the source mip to the sample's solid angle. The terms
					// independent of the sample are precomputed in lodBias.
					float d = alpha2 * invQ;
					float lod = max( log2( d ) + lodBias, 0.0 );

					// Weight by NdotL for the split-sum approximation
					prefilteredColor += textureLod( envMap, L, lod ).rgb * NdotL;
					totalWeight += NdotL;

				}

			}

			gl_FragColor = vec4( prefilteredColor / totalWeight, 1.0 );

		}
	`),this._integrationMaterial=rD("PMREMGGXIntegration",{envMap:{value:null},roughness:{value:0},sourceLod:{value:0},sourceSize:{value:16}},`

		varying vec3 vWorldDirection;

		uniform samplerCube envMap;
		uniform float roughness;
		uniform float sourceLod;
		uniform int sourceSize;

		void main() {

			vec3 N = normalize( vWorldDirection );

			float alpha = roughness * roughness;
			float alpha2 = alpha * alpha;

			float texelSize = 2.0 / float( sourceSize );

			vec3 prefilteredColor = vec3( 0.0 );
			float totalWeight = 0.0;

			// Pair opposite texels: only the one in N's hemisphere contributes.
			for ( int face = 0; face < 3; face ++ ) {

				for ( int y = 0; y < sourceSize; y ++ ) {

					for ( int x = 0; x < sourceSize; x ++ ) {

						vec2 uv = ( vec2( x, y ) + 0.5 ) * texelSize - 1.0;
						vec3 texelDirection = face == 0 ? vec3( 1.0, uv ) : ( face == 1 ? vec3( uv.x, 1.0, uv.y ) : vec3( uv, 1.0 ) );

						float invDistance = inversesqrt( 1.0 + dot( uv, uv ) );
						float NdotL = dot( N, texelDirection );
						texelDirection *= NdotL < 0.0 ? - 1.0 : 1.0;
						NdotL = abs( NdotL ) * invDistance;

						// With V = N, NdotH squared is ( 1 + NdotL ) / 2. Common factors
						// in the GGX distribution and texel solid angle cancel when normalized.
						float d = 1.0 + alpha2 + ( alpha2 - 1.0 ) * NdotL;
						float weight = NdotL * invDistance * invDistance * invDistance / ( d * d );

						prefilteredColor += textureLod( envMap, texelDirection, sourceLod ).rgb * weight;
						totalWeight += weight;

					}

				}

			}

			gl_FragColor = vec4( prefilteredColor / totalWeight, 1.0 );

		}
	`));let i=this._cubeSize,r=t.texture.mipmaps.length-1,a=this._ggxMaterial.uniforms;a.envMap.value=this._sourceTarget.texture;let s=this._integrationMaterial.uniforms;s.envMap.value=this._sourceTarget.texture,s.sourceLod.value=Math.log2(i/16);for(let n=0;n<=r;n++){let o=e.lodToRoughness(n,r);if(n>r-3)s.roughness.value=o,this._renderCube(t,n,this._integrationMaterial);else{let e=o>0?Math.log2(i)+.5*Math.log2(6/(256*Math.pow(o,4)))+.5:0;a.roughness.value=o,a.lodBias.value=e,this._renderCube(t,n,this._ggxMaterial)}}}_blur(e,t){null===this._blurMaterial&&(this._blurMaterial=rD("PMREMSphericalGaussianBlur",{envMap:{value:null},sigma:{value:0}},`

		#define SAMPLES 20
		#define GOLDEN_ANGLE 2.39996322973

		varying vec3 vWorldDirection;

		uniform samplerCube envMap;
		uniform float sigma;

		#include <common>

		void main() {

			vec3 outputDirection = normalize( vWorldDirection );

			vec3 up = abs( outputDirection.z ) < 0.999 ? vec3( 0.0, 0.0, 1.0 ) : vec3( 1.0, 0.0, 0.0 );
			vec3 tangent = normalize( cross( up, outputDirection ) );
			vec3 bitangent = cross( outputDirection, tangent );

			// Truncate the kernel at three standard deviations or at the antipode.
			float thetaMax = min( 3.0 * sigma, PI );
			float truncation = 1.0 - exp( - 0.5 * thetaMax * thetaMax / ( sigma * sigma ) );

			vec3 accumColor = vec3( 0.0 );
			float accumWeight = 0.0;

			for ( int i = 0; i < SAMPLES; i ++ ) {

				// Stratified inverse-CDF sampling of the Gaussian, placed on a golden-angle spiral.
				float stratum = ( float( i ) + 0.5 ) / float( SAMPLES );
				float theta = sigma * sqrt( - 2.0 * log( 1.0 - stratum * truncation ) );
				float phi = float( i ) * GOLDEN_ANGLE;

				vec3 offset = cos( phi ) * tangent + sin( phi ) * bitangent;
				vec3 sampleDirection = cos( theta ) * outputDirection + sin( theta ) * offset;

				// Correct the planar sample density to solid angle.
				float weight = sin( theta ) / theta;

				accumColor += weight * textureLod( envMap, sampleDirection, 0.0 ).rgb;
				accumWeight += weight;

			}

			gl_FragColor = vec4( accumColor / accumWeight, 1.0 );

		}
	`));let i=this._blurMaterial,r=i.uniforms,a=this._sourceTarget;r.sigma.value=Math.min(t,Math.PI)/Math.SQRT2,r.envMap.value=a.texture,this._renderCube(e,0,i),r.envMap.value=e.texture,this._renderCube(a,0,i)}};function rL(e,t,i){return new rA(e,{minFilter:1008,generateMipmaps:t,type:1016,colorSpace:E,depthBuffer:i})}function rD(e,t,i){return new iN({name:e,uniforms:t,vertexShader:rg.cube_vert,fragmentShader:i,side:1,blending:0,depthTest:!1,depthWrite:!1})}function rN(){return rD("PMREMEquirectangularToCubemap",{envMap:{value:null}},`

		varying vec3 vWorldDirection;

		uniform sampler2D envMap;

		#include <common>

		void main() {

			// Average four subpixel samples to preserve small, bright features.
			vec3 direction = normalize( vWorldDirection );
			vec3 dx = dFdx( direction ) * 0.25;
			vec3 dy = dFdy( direction ) * 0.25;

			vec3 color = textureLod( envMap, equirectUv( normalize( direction - dx - dy ) ), 0.0 ).rgb;
			color += textureLod( envMap, equirectUv( normalize( direction + dx - dy ) ), 0.0 ).rgb;
			color += textureLod( envMap, equirectUv( normalize( direction - dx + dy ) ), 0.0 ).rgb;
			color += textureLod( envMap, equirectUv( normalize( direction + dx + dy ) ), 0.0 ).rgb;
			gl_FragColor = vec4( color * 0.25, 1.0 );

		}
	`)}function rI(){return rD("PMREMCubemapToCubemap",{envMap:{value:null},flipEnvMap:{value:-1}},`

		varying vec3 vWorldDirection;

		uniform samplerCube envMap;
		uniform float flipEnvMap;

		void main() {

			gl_FragColor = vec4( textureCube( envMap, vec3( flipEnvMap * vWorldDirection.x, vWorldDirection.yz ) ).rgb, 1.0 );

		}
	`)}function rU(e){let t=new WeakMap,i=new WeakMap,r=null;function a(e,t){return 303===t?e.mapping=301:304===t&&(e.mapping=302),e}function s(e){let i=e.target;i.removeEventListener("dispose",s);let r=t.get(i);void 0!==r&&(t.delete(i),r.dispose())}function n(e){let t=e.target;t.removeEventListener("dispose",n);let r=i.get(t);void 0!==r&&(i.delete(t),r.dispose())}return{get:function(o,l=!1){return null==o?null:l?function(t){if(t&&t.isTexture&&!0!==t.isPMREMTexture){let a=t.mapping,s=303===a||304===a,o=301===a||302===a;if(s||o){let a=i.get(t),l=void 0!==a?a.texture.pmremVersion:0;if(t.isRenderTargetTexture&&t.pmremVersion!==l)return null===r&&(r=new rP(e)),(a=s?r.fromEquirectangular(t,a):r.fromCubemap(t,a)).texture.pmremVersion=t.pmremVersion,i.set(t,a),a.texture;if(void 0!==a)return a.texture;{let l=t.image;return s&&l&&l.height>0||o&&l&&function(e){let t=0;for(let i=0;i<6;i++)void 0!==e[i]&&t++;return 6===t}(l)?(null===r&&(r=new rP(e)),(a=s?r.fromEquirectangular(t):r.fromCubemap(t)).texture.pmremVersion=t.pmremVersion,i.set(t,a),t.addEventListener("dispose",n),a.texture):null}}}return t}(o):function(i){if(i&&i.isTexture){let r=i.mapping;if(303===r||304===r)if(t.has(i))return a(t.get(i).texture,i.mapping);else{let r=i.image;if(!r||!(r.height>0))return null;{let n=new rA(r.height);return n.fromEquirectangularTexture(e,i),t.set(i,n),i.addEventListener("dispose",s),a(n.texture,i.mapping)}}}return i}(o)},dispose:function(){t=new WeakMap,i=new WeakMap,null!==r&&(r.dispose(),r=null)}}}function rO(e){let t={};function i(i){if(void 0!==t[i])return t[i];let r=e.getExtension(i);return t[i]=r,r}return{has:function(e){return null!==i(e)},init:function(){i("EXT_color_buffer_float"),i("WEBGL_clip_cull_distance"),i("OES_texture_float_linear"),i("EXT_color_buffer_half_float"),i("WEBGL_multisampled_render_to_texture"),i("WEBGL_render_shared_exponent")},get:function(e){let t=i(e);return null===t&&I("WebGLRenderer: "+e+" extension not supported."),t}}}function rF(e,t,i,r){let a={},s=new WeakMap,n=new FinalizationRegistry(e=>delete a[e]);function o(e){l(e.target)}function l(e){for(let i in null!==e.index&&t.remove(e.index),e.attributes)t.remove(e.attributes[i]);e.removeEventListener("dispose",o),delete a[e.id],n.unregister(e);let l=s.get(e);l&&(t.remove(l),s.delete(e)),r.releaseStatesOfGeometry(e),!0===e.isInstancedBufferGeometry&&delete e._maxInstanceCount,i.memory.geometries--}function h(e){let i=e.index,r=e.attributes.position,a=0;if(void 0===r)return;let n=null!==i?i.array.length:r.array.length/3-1,o=new(r.count>=65535?ty:tM)(6*Math.ceil(n/3),1),l=o.array;if(null!==i){let e=i.array;a=i.version;for(let t=0,i=0;t<n;t+=3){let r=e[t+0],a=e[t+1],s=e[t+2];l[i++]=r,l[i++]=a,l[i++]=a,l[i++]=s,l[i++]=s,l[i++]=r}}else{a=r.version;for(let e=0,t=0;e<n;e+=3){let i=e+0,r=e+1,a=e+2;l[t++]=i,l[t++]=r,l[t++]=r,l[t++]=a,l[t++]=a,l[t++]=i}}o.version=a;let h=s.get(e);h&&t.remove(h),s.set(e,o)}return{get:function(e,t){return void 0!==a[t.id]||(t.addEventListener("dispose",o),a[t.id]=new WeakRef(t),n.register(t,t.id,t),i.memory.geometries++),t},update:function(i){let r=i.attributes;for(let i in r)t.update(r[i],e.ARRAY_BUFFER)},getWireframeAttribute:function(e){let t=s.get(e);if(t){let i=e.index;null!==i&&t.version<i.version&&h(e)}else h(e);return s.get(e)},dispose:function(){for(let e in a){let t=a[e].deref();void 0!==t&&l(t)}}}}function rB(e,t,i){let r,a,s;this.setMode=function(e){r=e},this.setIndex=function(e){a=e.type,s=e.bytesPerElement},this.render=function(t,n){e.drawElements(r,n,a,t*s),i.update(n,r,1)},this.renderInstances=function(t,n,o){0!==o&&(e.drawElementsInstanced(r,n,a,t*s,o),i.update(n,r,o))},this.renderMultiDraw=function(e,s,n){if(0===n)return;t.get("WEBGL_multi_draw").multiDrawElementsWEBGL(r,s,0,a,e,0,n);let o=0;for(let e=0;e<n;e++)o+=s[e];i.update(o,r,1)}}function rz(e){let t={frame:0,calls:0,triangles:0,points:0,lines:0};return{memory:{geometries:0,textures:0},render:t,programs:null,autoReset:!0,reset:function(){t.calls=0,t.triangles=0,t.points=0,t.lines=0},update:function(i,r,a){switch(t.calls++,r){case e.TRIANGLES:t.triangles+=i/3*a;break;case e.LINES:t.lines+=i/2*a;break;case e.LINE_STRIP:t.lines+=a*(i-1);break;case e.LINE_LOOP:t.lines+=a*i;break;case e.POINTS:t.points+=a*i;break;default:N("WebGLInfo: Unknown draw mode:",r)}}}}function rk(e,t,i){let r=new WeakMap,a=new eh;return{update:function(s,n,o){let l=s.morphTargetInfluences,h=n.morphAttributes.position||n.morphAttributes.normal||n.morphAttributes.color,d=void 0!==h?h.length:0,c=r.get(n);if(void 0===c||c.count!==d){let e=function(){_.dispose(),r.delete(n),n.removeEventListener("dispose",e)};void 0!==c&&c.texture.dispose();let i=void 0!==n.morphAttributes.position,s=void 0!==n.morphAttributes.normal,o=void 0!==n.morphAttributes.color,l=n.morphAttributes.position||[],h=n.morphAttributes.normal||[],u=n.morphAttributes.color||[],p=0;!0===i&&(p=1),!0===s&&(p=2),!0===o&&(p=3);let f=n.attributes.position.count*p,m=1;f>t.maxTextureSize&&(m=Math.ceil(f/t.maxTextureSize),f=t.maxTextureSize);let g=new Float32Array(f*m*4*d),_=new eu(g,f,m,d);_.type=1015,_.needsUpdate=!0;let v=4*p;for(let e=0;e<d;e++){let t=l[e],r=h[e],n=u[e],d=f*m*4*e;for(let e=0;e<t.count;e++){let l=e*v;!0===i&&(a.fromBufferAttribute(t,e),g[d+l+0]=a.x,g[d+l+1]=a.y,g[d+l+2]=a.z,g[d+l+3]=0),!0===s&&(a.fromBufferAttribute(r,e),g[d+l+4]=a.x,g[d+l+5]=a.y,g[d+l+6]=a.z,g[d+l+7]=0),!0===o&&(a.fromBufferAttribute(n,e),g[d+l+8]=a.x,g[d+l+9]=a.y,g[d+l+10]=a.z,g[d+l+11]=4===n.itemSize?a.w:1)}}c={count:d,texture:_,size:new V(f,m)},r.set(n,c),n.addEventListener("dispose",e)}if(!0===s.isInstancedMesh&&null!==s.morphTexture)o.getUniforms().setValue(e,"morphTexture",s.morphTexture,i);else{let t=0;for(let e=0;e<l.length;e++)t+=l[e];let i=n.morphTargetsRelative?1:1-t;o.getUniforms().setValue(e,"morphTargetBaseInfluence",i),o.getUniforms().setValue(e,"morphTargetInfluences",l)}o.getUniforms().setValue(e,"morphTargetsTexture",c.texture,i),o.getUniforms().setValue(e,"morphTargetsTextureSize",c.size)}}}function rH(e,t,i,r,a){let s=new WeakMap;function n(e){let t=e.target;t.removeEventListener("dispose",n),r.releaseStatesOfObject(t),i.remove(t.instanceMatrix),null!==t.instanceColor&&i.remove(t.instanceColor)}return{update:function(r){let o=a.render.frame,l=r.geometry,h=t.get(r,l);if(s.get(h)!==o&&(t.update(h),s.set(h,o)),r.isInstancedMesh&&(!1===r.hasEventListener("dispose",n)&&r.addEventListener("dispose",n),s.get(r)!==o&&(i.update(r.instanceMatrix,e.ARRAY_BUFFER),null!==r.instanceColor&&i.update(r.instanceColor,e.ARRAY_BUFFER),s.set(r,o))),r.isSkinnedMesh){let e=r.skeleton;s.get(e)!==o&&(e.update(),s.set(e,o))}return h},dispose:function(){s=new WeakMap}}}var rG={1:"LINEAR_TONE_MAPPING",2:"REINHARD_TONE_MAPPING",3:"CINEON_TONE_MAPPING",4:"ACES_FILMIC_TONE_MAPPING",6:"AGX_TONE_MAPPING",7:"NEUTRAL_TONE_MAPPING",5:"CUSTOM_TONE_MAPPING"};function rV(e,t,i,r,a,s){let n=new ec(t,i,{type:e,depthBuffer:a,stencilBuffer:s,samples:4*!!r,storeMultisampledDepthBuffer:!1,storeMultisampledStencilBuffer:!1,resolveDepthBuffer:!1,resolveStencilBuffer:!1}),o=null,l=null,h=null,d=new tU;d.setAttribute("position",new tb([-1,3,0,-1,-1,0,3,-1,0],3)),d.setAttribute("uv",new tb([0,2,0,0,2,0],2));let c=new iI({uniforms:{tDiffuse:{value:null}},vertexShader:`
			precision highp float;

			uniform mat4 modelViewMatrix;
			uniform mat4 projectionMatrix;

			attribute vec3 position;
			attribute vec2 uv;

			varying vec2 vUv;

			void main() {
				vUv = uv;
				gl_Position = projectionMatrix * modelViewMatrix * vec4( position, 1.0 );
			}`,fragmentShader:`
			precision highp float;

			uniform sampler2D tDiffuse;

			varying vec2 vUv;

			#include <tonemapping_pars_fragment>
			#include <colorspace_pars_fragment>

			void main() {
				gl_FragColor = texture2D( tDiffuse, vUv );

				#ifdef LINEAR_TONE_MAPPING
					gl_FragColor.rgb = LinearToneMapping( gl_FragColor.rgb );
				#elif defined( REINHARD_TONE_MAPPING )
					gl_FragColor.rgb = ReinhardToneMapping( gl_FragColor.rgb );
				#elif defined( CINEON_TONE_MAPPING )
					gl_FragColor.rgb = CineonToneMapping( gl_FragColor.rgb );
				#elif defined( ACES_FILMIC_TONE_MAPPING )
					gl_FragColor.rgb = ACESFilmicToneMapping( gl_FragColor.rgb );
				#elif defined( AGX_TONE_MAPPING )
					gl_FragColor.rgb = AgXToneMapping( gl_FragColor.rgb );
				#elif defined( NEUTRAL_TONE_MAPPING )
					gl_FragColor.rgb = NeutralToneMapping( gl_FragColor.rgb );
				#elif defined( CUSTOM_TONE_MAPPING )
					gl_FragColor.rgb = CustomToneMapping( gl_FragColor.rgb );
				#endif

				#ifdef SRGB_TRANSFER
					gl_FragColor = sRGBTransferOETF( gl_FragColor );
				#endif
			}`,depthTest:!1,depthWrite:!1}),u=new t5(d,c),p=new i6(-1,1,1,-1,0,1),f=null,m=null,g=!1,_,v=null,x=[],S=!1;this.setSize=function(e,t){n.setSize(e,t),null!==o&&o.setSize(e,t),null!==l&&l.setSize(e,t);for(let i=0;i<x.length;i++){let r=x[i];r.setSize&&r.setSize(e,t)}},this.setEffects=function(e){S=(x=e).length>0&&!0===x[0].isRenderPass;let t=n.width,i=n.height;x.length>0&&null===o&&(o=new ec(t,i,{type:1016,depthBuffer:!1,stencilBuffer:!1}),l=new ec(t,i,{type:1016,depthBuffer:!1,stencilBuffer:!1}));let r=!0===a&&x.some(e=>!0===e.needsDepthTexture);r!==(null!==n.depthTexture)&&(!0===r&&null===h&&(h=new iS(t,i),!0===s&&(h.format=1027,h.type=1020)),n.dispose(),n.depthTexture=r?h:null,n.resolveDepthBuffer=r,n.storeMultisampledDepthBuffer=r);for(let e=0;e<x.length;e++){let a=x[e];a.setSize&&a.setSize(t,i),r&&!0===a.needsDepthTexture&&a.setDepthTexture&&a.setDepthTexture(h)}},this.begin=function(e,t){if(g||0===e.toneMapping&&0===x.length)return!1;if(v=t,null!==t){let e=t.width,i=t.height;(n.width!==e||n.height!==i)&&this.setSize(e,i)}return!1===S&&e.setRenderTarget(n),_=e.toneMapping,e.toneMapping=0,!0},this.hasRenderPass=function(){return S},this.end=function(e,t){e.toneMapping=_,g=!0;let i=n,r=o;for(let a=0;a<x.length;a++){let s=x[a];!1!==s.enabled&&(s.render(e,r,i,t),!1!==s.needsSwap&&(i=r,r=r===o?l:o))}if(f!==e.outputColorSpace||m!==e.toneMapping){f=e.outputColorSpace,m=e.toneMapping,c.defines={},$.getTransfer(f)===w&&(c.defines.SRGB_TRANSFER="");let t=rG[m];t&&(c.defines[t]=""),c.needsUpdate=!0}c.uniforms.tDiffuse.value=i.texture,e.setRenderTarget(v),e.render(u,p),v=null,g=!1},this.isCompositing=function(){return g},this.dispose=function(){n.dispose(),null!==o&&o.dispose(),null!==l&&l.dispose(),d.dispose(),c.dispose()}}var rW=new el,rX=new iS(1,1),rj=new iM(1),rq=new eu,rY=new ep,rK=new ix,rZ=[],rJ=[],r$=new Float32Array(16),rQ=new Float32Array(9),r0=new Float32Array(4);function r1(e,t,i){let r=e[0];if(r<=0||r>0)return e;let a=t*i,s=rZ[a];if(void 0===s&&(s=new Float32Array(a),rZ[a]=s),0!==t){r.toArray(s,0);for(let r=1,a=0;r!==t;++r)a+=i,e[r].toArray(s,a)}return s}function r3(e,t){if(e.length!==t.length)return!1;for(let i=0,r=e.length;i<r;i++)if(e[i]!==t[i])return!1;return!0}function r2(e,t){for(let i=0,r=t.length;i<r;i++)e[i]=t[i]}function r4(e,t){let i=rJ[t];void 0===i&&(i=new Int32Array(t),rJ[t]=i);for(let r=0;r!==t;++r)i[r]=e.allocateTextureUnit();return i}function r5(e,t){let i=this.cache;i[0]!==t&&(e.uniform1f(this.addr,t),i[0]=t)}function r6(e,t){let i=this.cache;if(void 0!==t.x)(i[0]!==t.x||i[1]!==t.y)&&(e.uniform2f(this.addr,t.x,t.y),i[0]=t.x,i[1]=t.y);else{if(r3(i,t))return;e.uniform2fv(this.addr,t),r2(i,t)}}function r8(e,t){let i=this.cache;if(void 0!==t.x)(i[0]!==t.x||i[1]!==t.y||i[2]!==t.z)&&(e.uniform3f(this.addr,t.x,t.y,t.z),i[0]=t.x,i[1]=t.y,i[2]=t.z);else if(void 0!==t.r)(i[0]!==t.r||i[1]!==t.g||i[2]!==t.b)&&(e.uniform3f(this.addr,t.r,t.g,t.b),i[0]=t.r,i[1]=t.g,i[2]=t.b);else{if(r3(i,t))return;e.uniform3fv(this.addr,t),r2(i,t)}}function r9(e,t){let i=this.cache;if(void 0!==t.x)(i[0]!==t.x||i[1]!==t.y||i[2]!==t.z||i[3]!==t.w)&&(e.uniform4f(this.addr,t.x,t.y,t.z,t.w),i[0]=t.x,i[1]=t.y,i[2]=t.z,i[3]=t.w);else{if(r3(i,t))return;e.uniform4fv(this.addr,t),r2(i,t)}}function r7(e,t){let i=this.cache,r=t.elements;if(void 0===r){if(r3(i,t))return;e.uniformMatrix2fv(this.addr,!1,t),r2(i,t)}else{if(r3(i,r))return;r0.set(r),e.uniformMatrix2fv(this.addr,!1,r0),r2(i,r)}}function ae(e,t){let i=this.cache,r=t.elements;if(void 0===r){if(r3(i,t))return;e.uniformMatrix3fv(this.addr,!1,t),r2(i,t)}else{if(r3(i,r))return;rQ.set(r),e.uniformMatrix3fv(this.addr,!1,rQ),r2(i,r)}}function at(e,t){let i=this.cache,r=t.elements;if(void 0===r){if(r3(i,t))return;e.uniformMatrix4fv(this.addr,!1,t),r2(i,t)}else{if(r3(i,r))return;r$.set(r),e.uniformMatrix4fv(this.addr,!1,r$),r2(i,r)}}function ai(e,t){let i=this.cache;i[0]!==t&&(e.uniform1i(this.addr,t),i[0]=t)}function ar(e,t){let i=this.cache;if(void 0!==t.x)(i[0]!==t.x||i[1]!==t.y)&&(e.uniform2i(this.addr,t.x,t.y),i[0]=t.x,i[1]=t.y);else{if(r3(i,t))return;e.uniform2iv(this.addr,t),r2(i,t)}}function aa(e,t){let i=this.cache;if(void 0!==t.x)(i[0]!==t.x||i[1]!==t.y||i[2]!==t.z)&&(e.uniform3i(this.addr,t.x,t.y,t.z),i[0]=t.x,i[1]=t.y,i[2]=t.z);else{if(r3(i,t))return;e.uniform3iv(this.addr,t),r2(i,t)}}function as(e,t){let i=this.cache;if(void 0!==t.x)(i[0]!==t.x||i[1]!==t.y||i[2]!==t.z||i[3]!==t.w)&&(e.uniform4i(this.addr,t.x,t.y,t.z,t.w),i[0]=t.x,i[1]=t.y,i[2]=t.z,i[3]=t.w);else{if(r3(i,t))return;e.uniform4iv(this.addr,t),r2(i,t)}}function an(e,t){let i=this.cache;i[0]!==t&&(e.uniform1ui(this.addr,t),i[0]=t)}function ao(e,t){let i=this.cache;if(void 0!==t.x)(i[0]!==t.x||i[1]!==t.y)&&(e.uniform2ui(this.addr,t.x,t.y),i[0]=t.x,i[1]=t.y);else{if(r3(i,t))return;e.uniform2uiv(this.addr,t),r2(i,t)}}function al(e,t){let i=this.cache;if(void 0!==t.x)(i[0]!==t.x||i[1]!==t.y||i[2]!==t.z)&&(e.uniform3ui(this.addr,t.x,t.y,t.z),i[0]=t.x,i[1]=t.y,i[2]=t.z);else{if(r3(i,t))return;e.uniform3uiv(this.addr,t),r2(i,t)}}function ah(e,t){let i=this.cache;if(void 0!==t.x)(i[0]!==t.x||i[1]!==t.y||i[2]!==t.z||i[3]!==t.w)&&(e.uniform4ui(this.addr,t.x,t.y,t.z,t.w),i[0]=t.x,i[1]=t.y,i[2]=t.z,i[3]=t.w);else{if(r3(i,t))return;e.uniform4uiv(this.addr,t),r2(i,t)}}function ad(e){return 0===e.version&&(e.compareFunction=519,e.needsUpdate=!0),e}function ac(e,t,i){let r,a=this.cache,s=i.allocateTextureUnit();a[0]!==s&&(e.uniform1i(this.addr,s),a[0]=s),r=this.type===e.SAMPLER_2D_SHADOW?ad(rX):rW,i.setTexture2D(t||r,s)}function au(e,t,i){let r=this.cache,a=i.allocateTextureUnit();r[0]!==a&&(e.uniform1i(this.addr,a),r[0]=a),i.setTexture3D(t||rY,a)}function ap(e,t,i){let r,a=this.cache,s=i.allocateTextureUnit();a[0]!==s&&(e.uniform1i(this.addr,s),a[0]=s),r=this.type===e.SAMPLER_CUBE_SHADOW?ad(rj):rK,i.setTextureCube(t||r,s)}function af(e,t,i){let r=this.cache,a=i.allocateTextureUnit();r[0]!==a&&(e.uniform1i(this.addr,a),r[0]=a),i.setTexture2DArray(t||rq,a)}function am(e,t){e.uniform1fv(this.addr,t)}function ag(e,t){let i=r1(t,this.size,2);e.uniform2fv(this.addr,i)}function a_(e,t){let i=r1(t,this.size,3);e.uniform3fv(this.addr,i)}function av(e,t){let i=r1(t,this.size,4);e.uniform4fv(this.addr,i)}function ax(e,t){let i=r1(t,this.size,4);e.uniformMatrix2fv(this.addr,!1,i)}function aS(e,t){let i=r1(t,this.size,9);e.uniformMatrix3fv(this.addr,!1,i)}function aM(e,t){let i=r1(t,this.size,16);e.uniformMatrix4fv(this.addr,!1,i)}function ay(e,t){e.uniform1iv(this.addr,t)}function ab(e,t){e.uniform2iv(this.addr,t)}function aE(e,t){e.uniform3iv(this.addr,t)}function aT(e,t){e.uniform4iv(this.addr,t)}function aw(e,t){e.uniform1uiv(this.addr,t)}function aA(e,t){e.uniform2uiv(this.addr,t)}function aR(e,t){e.uniform3uiv(this.addr,t)}function aC(e,t){e.uniform4uiv(this.addr,t)}function aP(e,t,i){let r,a=this.cache,s=t.length,n=r4(i,s);r3(a,n)||(e.uniform1iv(this.addr,n),r2(a,n)),r=this.type===e.SAMPLER_2D_SHADOW?ad(rX):rW;for(let e=0;e!==s;++e)i.setTexture2D(t[e]||r,n[e])}function aL(e,t,i){let r=this.cache,a=t.length,s=r4(i,a);r3(r,s)||(e.uniform1iv(this.addr,s),r2(r,s));for(let e=0;e!==a;++e)i.setTexture3D(t[e]||rY,s[e])}function aD(e,t,i){let r,a=this.cache,s=t.length,n=r4(i,s);r3(a,n)||(e.uniform1iv(this.addr,n),r2(a,n)),r=this.type===e.SAMPLER_CUBE_SHADOW?ad(rj):rK;for(let e=0;e!==s;++e)i.setTextureCube(t[e]||r,n[e])}function aN(e,t,i){let r=this.cache,a=t.length,s=r4(i,a);r3(r,s)||(e.uniform1iv(this.addr,s),r2(r,s));for(let e=0;e!==a;++e)i.setTexture2DArray(t[e]||rq,s[e])}var aI=class{constructor(e,t,i){this.id=e,this.addr=i,this.cache=[],this.type=t.type,this.setValue=function(e){switch(e){case 5126:return r5;case 35664:return r6;case 35665:return r8;case 35666:return r9;case 35674:return r7;case 35675:return ae;case 35676:return at;case 5124:case 35670:return ai;case 35667:case 35671:return ar;case 35668:case 35672:return aa;case 35669:case 35673:return as;case 5125:return an;case 36294:return ao;case 36295:return al;case 36296:return ah;case 35678:case 36198:case 36298:case 36306:case 35682:return ac;case 35679:case 36299:case 36307:return au;case 35680:case 36300:case 36308:case 36293:return ap;case 36289:case 36303:case 36311:case 36292:return af}}(t.type)}},aU=class{constructor(e,t,i){this.id=e,this.addr=i,this.cache=[],this.type=t.type,this.size=t.size,this.setValue=function(e){switch(e){case 5126:return am;case 35664:return ag;case 35665:return a_;case 35666:return av;case 35674:return ax;case 35675:return aS;case 35676:return aM;case 5124:case 35670:return ay;case 35667:case 35671:return ab;case 35668:case 35672:return aE;case 35669:case 35673:return aT;case 5125:return aw;case 36294:return aA;case 36295:return aR;case 36296:return aC;case 35678:case 36198:case 36298:case 36306:case 35682:return aP;case 35679:case 36299:case 36307:return aL;case 35680:case 36300:case 36308:case 36293:return aD;case 36289:case 36303:case 36311:case 36292:return aN}}(t.type)}},aO=class{constructor(e){this.id=e,this.seq=[],this.map={}}setValue(e,t,i){let r=this.seq;for(let a=0,s=r.length;a!==s;++a){let s=r[a];s.setValue(e,t[s.id],i)}}},aF=/(\w+)(\])?(\[|\.)?/g;function aB(e,t){e.seq.push(t),e.map[t.id]=t}var az=class{constructor(e,t){this.seq=[],this.map={};let i=e.getProgramParameter(t,e.ACTIVE_UNIFORMS);for(let r=0;r<i;++r){let i=e.getActiveUniform(t,r),a=e.getUniformLocation(t,i.name);!function(e,t,i){let r=e.name,a=r.length;for(aF.lastIndex=0;;){let s=aF.exec(r),n=aF.lastIndex,o=s[1],l="]"===s[2],h=s[3];if(l&&(o|=0),void 0===h||"["===h&&n+2===a){aB(i,void 0===h?new aI(o,e,t):new aU(o,e,t));break}{let e=i.map[o];void 0===e&&aB(i,e=new aO(o)),i=e}}}(i,a,this)}let r=[],a=[];for(let t of this.seq)t.type===e.SAMPLER_2D_SHADOW||t.type===e.SAMPLER_CUBE_SHADOW||t.type===e.SAMPLER_2D_ARRAY_SHADOW?r.push(t):a.push(t);r.length>0&&(this.seq=r.concat(a))}setValue(e,t,i,r){let a=this.map[t];void 0!==a&&a.setValue(e,i,r)}setOptional(e,t,i){let r=t[i];void 0!==r&&this.setValue(e,i,r)}static upload(e,t,i,r){for(let a=0,s=t.length;a!==s;++a){let s=t[a],n=i[s.id];!1!==n.needsUpdate&&s.setValue(e,n.value,r)}}static seqWithValue(e,t){let i=[];for(let r=0,a=e.length;r!==a;++r){let a=e[r];a.id in t&&i.push(a)}return i}};function ak(e,t,i){let r=e.createShader(t);return e.shaderSource(r,i),e.compileShader(r),r}var aH=0,aG=new Y;function aV(e,t,i){let r=e.getShaderParameter(t,e.COMPILE_STATUS),a=(e.getShaderInfoLog(t)||"").trim();if(r&&""===a)return"";let s=/ERROR: 0:(\d+)/.exec(a);if(!s)return a;{let r=parseInt(s[1]);return i.toUpperCase()+`

`+a+`

`+function(e,t){let i=e.split(`
`),r=[],a=Math.max(t-6,0),s=Math.min(t+6,i.length);for(let e=a;e<s;e++){let a=e+1;r.push(`${a===t?">":" "} ${a}: ${i[e]}`)}return r.join(`
`)}(e.getShaderSource(t),r)}}var aW={1:"Linear",2:"Reinhard",3:"Cineon",4:"ACESFilmic",6:"AgX",7:"Neutral",5:"Custom"},aX=new X;function aj(e){return""!==e}function aq(e,t){let i=t.numSpotLightShadows+t.numSpotLightMaps-t.numSpotLightShadowsWithMaps;return e.replace(/NUM_SUN_LIGHTS/g,t.numSunLights).replace(/NUM_DIR_LIGHTS/g,t.numDirLights).replace(/NUM_SPOT_LIGHTS/g,t.numSpotLights).replace(/NUM_SPOT_LIGHT_MAPS/g,t.numSpotLightMaps).replace(/NUM_SPOT_LIGHT_COORDS/g,i).replace(/NUM_RECT_AREA_LIGHTS/g,t.numRectAreaLights).replace(/NUM_POINT_LIGHTS/g,t.numPointLights).replace(/NUM_HEMI_LIGHTS/g,t.numHemiLights).replace(/NUM_SUN_LIGHT_SHADOWS/g,t.numSunLightShadows).replace(/NUM_DIR_LIGHT_SHADOWS/g,t.numDirLightShadows).replace(/NUM_SPOT_LIGHT_SHADOWS_WITH_MAPS/g,t.numSpotLightShadowsWithMaps).replace(/NUM_SPOT_LIGHT_SHADOWS/g,t.numSpotLightShadows).replace(/NUM_POINT_LIGHT_SHADOWS/g,t.numPointLightShadows).replace(/NUM_LIGHT_PROBE_GRIDS/g,t.numLightProbeGrids)}function aY(e,t){return e.replace(/NUM_CLIPPING_PLANES/g,t.numClippingPlanes).replace(/UNION_CLIPPING_PLANES/g,t.numClippingPlanes-t.numClipIntersection)}var aK=/^[ \t]*#include +<([\w\d./]+)>/gm;function aZ(e){return e.replace(aK,aJ)}function aJ(e,t){let i=rg[t];if(void 0===i)throw Error("THREE.WebGLProgram: Can not resolve #include <"+t+">");return aZ(i)}var a$=/#pragma unroll_loop_start\s+for\s*\(\s*int\s+i\s*=\s*(\d+)\s*;\s*i\s*<\s*(\d+)\s*;\s*i\s*\+\+\s*\)\s*{([\s\S]+?)}\s+#pragma unroll_loop_end/g;function aQ(e){return e.replace(a$,a0)}function a0(e,t,i,r){let a="";for(let e=parseInt(t);e<parseInt(i);e++)a+=r.replace(/\[\s*i\s*\]/g,"[ "+e+" ]").replace(/UNROLLED_LOOP_INDEX/g,e);return a}function a1(e){let t=`precision ${e.precision} float;
	precision ${e.precision} int;
	precision ${e.precision} sampler2D;
	precision ${e.precision} samplerCube;
	precision ${e.precision} sampler3D;
	precision ${e.precision} sampler2DArray;
	precision ${e.precision} sampler2DShadow;
	precision ${e.precision} samplerCubeShadow;
	precision ${e.precision} sampler2DArrayShadow;
	precision ${e.precision} isampler2D;
	precision ${e.precision} isampler3D;
	precision ${e.precision} isamplerCube;
	precision ${e.precision} isampler2DArray;
	precision ${e.precision} usampler2D;
	precision ${e.precision} usampler3D;
	precision ${e.precision} usamplerCube;
	precision ${e.precision} usampler2DArray;
	`;return"highp"===e.precision?t+=`
#define HIGH_PRECISION`:"mediump"===e.precision?t+=`
#define MEDIUM_PRECISION`:"lowp"===e.precision&&(t+=`
#define LOW_PRECISION`),t}var a3={1:"SHADOWMAP_TYPE_PCF",3:"SHADOWMAP_TYPE_VSM"},a2={302:"ENVMAP_MODE_REFRACTION"},a4={0:"ENVMAP_BLENDING_MULTIPLY",1:"ENVMAP_BLENDING_MIX",2:"ENVMAP_BLENDING_ADD"};function a5(e,t,i,r){var a,s;let n,o,l,h,d,c,u,p=e.getContext(),f=i.defines,m=i.vertexShader,g=i.fragmentShader,_=a3[i.shadowMapType]||"SHADOWMAP_TYPE_BASIC",v=!0===i.envMapPMREM?"ENVMAP_TYPE_PMREM":"ENVMAP_TYPE_CUBE",x=!1===i.envMap?"ENVMAP_MODE_REFLECTION":a2[i.envMapMode]||"ENVMAP_MODE_REFLECTION",S=!1===i.envMap?"ENVMAP_BLENDING_NONE":a4[i.combine]||"ENVMAP_BLENDING_NONE",M=[i.extensionClipCullDistance?"#extension GL_ANGLE_clip_cull_distance : require":"",i.extensionMultiDraw?"#extension GL_ANGLE_multi_draw : require":""].filter(aj).join(`
`),y=function(e){let t=[];for(let i in e){let r=e[i];!1!==r&&t.push("#define "+i+" "+r)}return t.join(`
`)}(f),b=p.createProgram(),E,R,C=i.glslVersion?"#version "+i.glslVersion+`
`:"";i.isRawShaderMaterial?((E=["#define SHADER_TYPE "+i.shaderType,"#define SHADER_NAME "+i.shaderName,y].filter(aj).join(`
`)).length>0&&(E+=`
`),(R=["#define SHADER_TYPE "+i.shaderType,"#define SHADER_NAME "+i.shaderName,y].filter(aj).join(`
`)).length>0&&(R+=`
`)):(E=[a1(i),"#define SHADER_TYPE "+i.shaderType,"#define SHADER_NAME "+i.shaderName,y,i.extensionClipCullDistance?"#define USE_CLIP_DISTANCE":"",i.batching?"#define USE_BATCHING":"",i.batchingColor?"#define USE_BATCHING_COLOR":"",i.instancing?"#define USE_INSTANCING":"",i.instancingColor?"#define USE_INSTANCING_COLOR":"",i.instancingMorph?"#define USE_INSTANCING_MORPH":"",i.useFog&&i.fog?"#define USE_FOG":"",i.useFog&&i.fogExp2?"#define FOG_EXP2":"",i.map?"#define USE_MAP":"",i.envMap?"#define USE_ENVMAP":"",i.envMap?"#define "+x:"",i.lightMap?"#define USE_LIGHTMAP":"",i.aoMap?"#define USE_AOMAP":"",i.bumpMap?"#define USE_BUMPMAP":"",i.normalMap?"#define USE_NORMALMAP":"",i.normalMapObjectSpace?"#define USE_NORMALMAP_OBJECTSPACE":"",i.normalMapTangentSpace?"#define USE_NORMALMAP_TANGENTSPACE":"",i.displacementMap?"#define USE_DISPLACEMENTMAP":"",i.emissiveMap?"#define USE_EMISSIVEMAP":"",i.anisotropy?"#define USE_ANISOTROPY":"",i.anisotropyMap?"#define USE_ANISOTROPYMAP":"",i.clearcoatMap?"#define USE_CLEARCOATMAP":"",i.clearcoatRoughnessMap?"#define USE_CLEARCOAT_ROUGHNESSMAP":"",i.clearcoatNormalMap?"#define USE_CLEARCOAT_NORMALMAP":"",i.diffuseRoughnessMap?"#define USE_DIFFUSE_ROUGHNESSMAP":"",i.iridescenceMap?"#define USE_IRIDESCENCEMAP":"",i.iridescenceThicknessMap?"#define USE_IRIDESCENCE_THICKNESSMAP":"",i.specularMap?"#define USE_SPECULARMAP":"",i.specularColorMap?"#define USE_SPECULAR_COLORMAP":"",i.specularIntensityMap?"#define USE_SPECULAR_INTENSITYMAP":"",i.roughnessMap?"#define USE_ROUGHNESSMAP":"",i.metalnessMap?"#define USE_METALNESSMAP":"",i.alphaMap?"#define USE_ALPHAMAP":"",i.alphaHash?"#define USE_ALPHAHASH":"",i.transmission?"#define USE_TRANSMISSION":"",i.transmissionMap?"#define USE_TRANSMISSIONMAP":"",i.thicknessMap?"#define USE_THICKNESSMAP":"",i.sheenColorMap?"#define USE_SHEEN_COLORMAP":"",i.sheenRoughnessMap?"#define USE_SHEEN_ROUGHNESSMAP":"",i.mapUv?"#define MAP_UV "+i.mapUv:"",i.alphaMapUv?"#define ALPHAMAP_UV "+i.alphaMapUv:"",i.lightMapUv?"#define LIGHTMAP_UV "+i.lightMapUv:"",i.aoMapUv?"#define AOMAP_UV "+i.aoMapUv:"",i.emissiveMapUv?"#define EMISSIVEMAP_UV "+i.emissiveMapUv:"",i.bumpMapUv?"#define BUMPMAP_UV "+i.bumpMapUv:"",i.normalMapUv?"#define NORMALMAP_UV "+i.normalMapUv:"",i.displacementMapUv?"#define DISPLACEMENTMAP_UV "+i.displacementMapUv:"",i.metalnessMapUv?"#define METALNESSMAP_UV "+i.metalnessMapUv:"",i.roughnessMapUv?"#define ROUGHNESSMAP_UV "+i.roughnessMapUv:"",i.anisotropyMapUv?"#define ANISOTROPYMAP_UV "+i.anisotropyMapUv:"",i.clearcoatMapUv?"#define CLEARCOATMAP_UV "+i.clearcoatMapUv:"",i.clearcoatNormalMapUv?"#define CLEARCOAT_NORMALMAP_UV "+i.clearcoatNormalMapUv:"",i.clearcoatRoughnessMapUv?"#define CLEARCOAT_ROUGHNESSMAP_UV "+i.clearcoatRoughnessMapUv:"",i.diffuseRoughnessMapUv?"#define DIFFUSE_ROUGHNESSMAP_UV "+i.diffuseRoughnessMapUv:"",i.iridescenceMapUv?"#define IRIDESCENCEMAP_UV "+i.iridescenceMapUv:"",i.iridescenceThicknessMapUv?"#define IRIDESCENCE_THICKNESSMAP_UV "+i.iridescenceThicknessMapUv:"",i.sheenColorMapUv?"#define SHEEN_COLORMAP_UV "+i.sheenColorMapUv:"",i.sheenRoughnessMapUv?"#define SHEEN_ROUGHNESSMAP_UV "+i.sheenRoughnessMapUv:"",i.specularMapUv?"#define SPECULARMAP_UV "+i.specularMapUv:"",i.specularColorMapUv?"#define SPECULAR_COLORMAP_UV "+i.specularColorMapUv:"",i.specularIntensityMapUv?"#define SPECULAR_INTENSITYMAP_UV "+i.specularIntensityMapUv:"",i.transmissionMapUv?"#define TRANSMISSIONMAP_UV "+i.transmissionMapUv:"",i.thicknessMapUv?"#define THICKNESSMAP_UV "+i.thicknessMapUv:"",i.vertexTangents&&!1===i.flatShading?"#define USE_TANGENT":"",i.vertexNormals?"#define HAS_NORMAL":"",i.vertexColors?"#define USE_COLOR":"",i.vertexAlphas?"#define USE_COLOR_ALPHA":"",i.vertexUv1s?"#define USE_UV1":"",i.vertexUv2s?"#define USE_UV2":"",i.vertexUv3s?"#define USE_UV3":"",i.pointsUvs?"#define USE_POINTS_UV":"",i.flatShading?"#define FLAT_SHADED":"",i.skinning?"#define USE_SKINNING":"",i.morphTargets?"#define USE_MORPHTARGETS":"",i.morphNormals&&!1===i.flatShading?"#define USE_MORPHNORMALS":"",i.morphColors?"#define USE_MORPHCOLORS":"",i.morphTargetsCount>0?"#define MORPHTARGETS_TEXTURE_STRIDE "+i.morphTextureStride:"",i.morphTargetsCount>0?"#define MORPHTARGETS_COUNT "+i.morphTargetsCount:"",i.doubleSided?"#define DOUBLE_SIDED":"",i.flipSided?"#define FLIP_SIDED":"",i.shadowMapEnabled?"#define USE_SHADOWMAP":"",i.shadowMapEnabled?"#define "+_:"",i.sizeAttenuation?"#define USE_SIZEATTENUATION":"",i.numLightProbes>0?"#define USE_LIGHT_PROBES":"",i.logarithmicDepthBuffer?"#define USE_LOGARITHMIC_DEPTH_BUFFER":"",i.reversedDepthBuffer?"#define USE_REVERSED_DEPTH_BUFFER":"","uniform mat4 modelMatrix;","uniform mat4 modelViewMatrix;","uniform mat4 projectionMatrix;","uniform mat4 viewMatrix;","uniform mat3 normalMatrix;","uniform vec3 cameraPosition;","uniform bool isOrthographic;","#ifdef USE_INSTANCING","	attribute mat4 instanceMatrix;","#endif","#ifdef USE_INSTANCING_COLOR","	attribute vec3 instanceColor;","#endif","#ifdef USE_INSTANCING_MORPH","	uniform sampler2D morphTexture;","#endif","attribute vec3 position;","attribute vec3 normal;","attribute vec2 uv;","#ifdef USE_UV1","	attribute vec2 uv1;","#endif","#ifdef USE_UV2","	attribute vec2 uv2;","#endif","#ifdef USE_UV3","	attribute vec2 uv3;","#endif","#ifdef USE_TANGENT","	attribute vec4 tangent;","#endif","#if defined( USE_COLOR_ALPHA )","	attribute vec4 color;","#elif defined( USE_COLOR )","	attribute vec3 color;","#endif","#ifdef USE_SKINNING","	attribute vec4 skinIndex;","	attribute vec4 skinWeight;","#endif",`
`].filter(aj).join(`
`),R=[a1(i),"#define SHADER_TYPE "+i.shaderType,"#define SHADER_NAME "+i.shaderName,y,i.useFog&&i.fog?"#define USE_FOG":"",i.useFog&&i.fogExp2?"#define FOG_EXP2":"",i.alphaToCoverage?"#define ALPHA_TO_COVERAGE":"",i.map?"#define USE_MAP":"",i.matcap?"#define USE_MATCAP":"",i.envMap?"#define USE_ENVMAP":"",i.envMap?"#define "+v:"",i.envMap?"#define "+x:"",i.envMap?"#define "+S:"",i.envMapPMREM?"#define ENVMAP_MAX_LOD "+i.envMapMaxLod+".0":"",i.envMapPMREM?"#define ENVMAP_SIZE "+i.envMapSize+".0":"",i.lightMap?"#define USE_LIGHTMAP":"",i.aoMap?"#define USE_AOMAP":"",i.bumpMap?"#define USE_BUMPMAP":"",i.normalMap?"#define USE_NORMALMAP":"",i.normalMapObjectSpace?"#define USE_NORMALMAP_OBJECTSPACE":"",i.normalMapTangentSpace?"#define USE_NORMALMAP_TANGENTSPACE":"",i.packedNormalMap?"#define USE_PACKED_NORMALMAP":"",i.emissiveMap?"#define USE_EMISSIVEMAP":"",i.anisotropy?"#define USE_ANISOTROPY":"",i.anisotropyMap?"#define USE_ANISOTROPYMAP":"",i.clearcoat?"#define USE_CLEARCOAT":"",i.clearcoatMap?"#define USE_CLEARCOATMAP":"",i.clearcoatRoughnessMap?"#define USE_CLEARCOAT_ROUGHNESSMAP":"",i.clearcoatNormalMap?"#define USE_CLEARCOAT_NORMALMAP":"",i.diffuseRoughness?"#define USE_DIFFUSE_ROUGHNESS":"",i.diffuseRoughnessMap?"#define USE_DIFFUSE_ROUGHNESSMAP":"",i.dispersion?"#define USE_DISPERSION":"",i.retroreflection?"#define USE_RETROREFLECTION":"",i.iridescence?"#define USE_IRIDESCENCE":"",i.iridescenceMap?"#define USE_IRIDESCENCEMAP":"",i.iridescenceThicknessMap?"#define USE_IRIDESCENCE_THICKNESSMAP":"",i.specularMap?"#define USE_SPECULARMAP":"",i.specularColorMap?"#define USE_SPECULAR_COLORMAP":"",i.specularIntensityMap?"#define USE_SPECULAR_INTENSITYMAP":"",i.roughnessMap?"#define USE_ROUGHNESSMAP":"",i.metalnessMap?"#define USE_METALNESSMAP":"",i.alphaMap?"#define USE_ALPHAMAP":"",i.alphaTest?"#define USE_ALPHATEST":"",i.alphaHash?"#define USE_ALPHAHASH":"",i.sheen?"#define USE_SHEEN":"",i.sheenColorMap?"#define USE_SHEEN_COLORMAP":"",i.sheenRoughnessMap?"#define USE_SHEEN_ROUGHNESSMAP":"",i.transmission?"#define USE_TRANSMISSION":"",i.transmissionMap?"#define USE_TRANSMISSIONMAP":"",i.thicknessMap?"#define USE_THICKNESSMAP":"",i.vertexTangents&&!1===i.flatShading?"#define USE_TANGENT":"",i.vertexColors||i.instancingColor?"#define USE_COLOR":"",i.vertexAlphas||i.batchingColor?"#define USE_COLOR_ALPHA":"",i.vertexUv1s?"#define USE_UV1":"",i.vertexUv2s?"#define USE_UV2":"",i.vertexUv3s?"#define USE_UV3":"",i.pointsUvs?"#define USE_POINTS_UV":"",i.gradientMap?"#define USE_GRADIENTMAP":"",i.flatShading?"#define FLAT_SHADED":"",i.doubleSided?"#define DOUBLE_SIDED":"",i.flipSided?"#define FLIP_SIDED":"",i.shadowMapEnabled?"#define USE_SHADOWMAP":"",i.shadowMapEnabled?"#define "+_:"",i.premultipliedAlpha?"#define PREMULTIPLIED_ALPHA":"",i.numLightProbes>0?"#define USE_LIGHT_PROBES":"",i.decodeVideoTexture?"#define DECODE_VIDEO_TEXTURE":"",i.decodeVideoTextureEmissive?"#define DECODE_VIDEO_TEXTURE_EMISSIVE":"",i.logarithmicDepthBuffer?"#define USE_LOGARITHMIC_DEPTH_BUFFER":"",i.reversedDepthBuffer?"#define USE_REVERSED_DEPTH_BUFFER":"","uniform mat4 viewMatrix;","uniform vec3 cameraPosition;","uniform bool isOrthographic;",0!==i.toneMapping?"#define TONE_MAPPING":"",0!==i.toneMapping?rg.tonemapping_pars_fragment:"",0!==i.toneMapping?(a="toneMapping",void 0===(n=aW[s=i.toneMapping])?(D("WebGLProgram: Unsupported toneMapping:",s),"vec3 "+a+"( vec3 color ) { return LinearToneMapping( color ); }"):"vec3 "+a+"( vec3 color ) { return "+n+"ToneMapping( color ); }"):"",i.dithering?"#define DITHERING":"",i.opaque?"#define OPAQUE":"",rg.colorspace_pars_fragment,(o=function(e){$._getMatrix(aG,$.workingColorSpace,e);let t=`mat3( ${aG.elements.map(e=>e.toFixed(4))} )`;switch($.getTransfer(e)){case T:return[t,"LinearTransferOETF"];case w:return[t,"sRGBTransferOETF"];default:return D("WebGLProgram: Unsupported color space: ",e),[t,"LinearTransferOETF"]}}(i.outputColorSpace),["vec4 linearToOutputTexel( vec4 value ) {",`	return ${o[1]}( vec4( ${o[0]} * value.rgb, value.a ) );`,"}"].join(`
`)),($.getLuminanceCoefficients(aX),l=aX.x.toFixed(4),h=aX.y.toFixed(4),d=aX.z.toFixed(4),["float luminance( const in vec3 rgb ) {",`	const vec3 weights = vec3( ${l}, ${h}, ${d} );`,"	return dot( weights, rgb );","}"].join(`
`)),i.useDepthPacking?"#define DEPTH_PACKING "+i.depthPacking:"",`
`].filter(aj).join(`
`)),m=aY(m=aq(m=aZ(m),i),i),g=aY(g=aq(g=aZ(g),i),i),m=aQ(m),g=aQ(g),!0!==i.isRawShaderMaterial&&(C=`#version 300 es
`,E=[M,"#define attribute in","#define varying out","#define texture2D texture"].join(`
`)+`
`+E,R=["#define varying in",i.glslVersion===A?"":"layout(location = 0) out highp vec4 pc_fragColor;",i.glslVersion===A?"":"#define gl_FragColor pc_fragColor","#define gl_FragDepthEXT gl_FragDepth","#define texture2D texture","#define textureCube texture","#define texture2DProj textureProj","#define texture2DLodEXT textureLod","#define texture2DProjLodEXT textureProjLod","#define textureCubeLodEXT textureLod","#define texture2DGradEXT textureGrad","#define texture2DProjGradEXT textureProjGrad","#define textureCubeGradEXT textureGrad"].join(`
`)+`
`+R);let P=C+E+m,L=C+R+g,I=ak(p,p.VERTEX_SHADER,P),U=ak(p,p.FRAGMENT_SHADER,L);function O(t){if(e.debug.checkShaderErrors){let i=p.getProgramInfoLog(b)||"",r=p.getShaderInfoLog(I)||"",a=p.getShaderInfoLog(U)||"",s=i.trim(),n=r.trim(),o=a.trim(),l=!0,h=!0;if(!1===p.getProgramParameter(b,p.LINK_STATUS))if(l=!1,"function"==typeof e.debug.onShaderError)e.debug.onShaderError(p,b,I,U);else{let e=aV(p,I,"vertex"),i=aV(p,U,"fragment");N("WebGLProgram: Shader Error "+p.getError()+" - VALIDATE_STATUS "+p.getProgramParameter(b,p.VALIDATE_STATUS)+`

Material Name: `+t.name+`
Material Type: `+t.type+`

Program Info Log: `+s+`
`+e+`
`+i)}else""!==s?D("WebGLProgram: Program Info Log:",s):(""===n||""===o)&&(h=!1);h&&(t.diagnostics={runnable:l,programLog:s,vertexShader:{log:n,prefix:E},fragmentShader:{log:o,prefix:R}})}p.deleteShader(I),p.deleteShader(U),c=new az(p,b),u=function(e,t){let i={},r=e.getProgramParameter(t,e.ACTIVE_ATTRIBUTES);for(let a=0;a<r;a++){let r=e.getActiveAttrib(t,a),s=r.name,n=1;r.type===e.FLOAT_MAT2&&(n=2),r.type===e.FLOAT_MAT3&&(n=3),r.type===e.FLOAT_MAT4&&(n=4),i[s]={type:r.type,location:e.getAttribLocation(t,s),locationSize:n}}return i}(p,b)}p.attachShader(b,I),p.attachShader(b,U),void 0!==i.index0AttributeName?p.bindAttribLocation(b,0,i.index0AttributeName):!0===i.hasPositionAttribute&&p.bindAttribLocation(b,0,"position"),p.linkProgram(b),this.getUniforms=function(){return void 0===c&&O(this),c},this.getAttributes=function(){return void 0===u&&O(this),u};let F=!1===i.rendererExtensionParallelShaderCompile;return this.isReady=function(){return!1===F&&(F=p.getProgramParameter(b,37297)),F},this.destroy=function(){r.releaseStatesOfProgram(this),p.deleteProgram(b),this.program=void 0},this.type=i.shaderType,this.name=i.shaderName,this.id=aH++,this.cacheKey=t,this.usedTimes=1,this.program=b,this.vertexShader=I,this.fragmentShader=U,this}var a6=0,a8=class{constructor(){this.shaderCache=new Map,this.materialCache=new Map}update(e,t,i){let r=this._getShaderCacheForMaterial(e);return!1===r.has(t)&&(r.add(t),t.usedTimes++),!1===r.has(i)&&(r.add(i),i.usedTimes++),this}remove(e){for(let t of this.materialCache.get(e))t.usedTimes--,0===t.usedTimes&&this.shaderCache.delete(t.code);return this.materialCache.delete(e),this}getVertexShaderStage(e){return this._getShaderStage(e.vertexShader)}getFragmentShaderStage(e){return this._getShaderStage(e.fragmentShader)}dispose(){this.shaderCache.clear(),this.materialCache.clear()}_getShaderCacheForMaterial(e){let t=this.materialCache,i=t.get(e);return void 0===i&&(i=new Set,t.set(e,i)),i}_getShaderStage(e){let t=this.shaderCache,i=t.get(e);return void 0===i&&(i=new a9(e),t.set(e,i)),i}},a9=class{constructor(e){this.id=a6++,this.code=e,this.usedTimes=0}};function a7(e,t,i,r,a,s){let n=new eT,o=new a8,l=new Set,h=[],d=new Map,c=r.logarithmicDepthBuffer,u={MeshDepthMaterial:"depth",MeshDistanceMaterial:"distance",MeshNormalMaterial:"normal",MeshBasicMaterial:"basic",MeshLambertMaterial:"lambert",MeshPhongMaterial:"phong",MeshToonMaterial:"toon",MeshStandardMaterial:"physical",MeshPhysicalMaterial:"physical",MeshMatcapMaterial:"matcap",LineBasicMaterial:"basic",LineDashedMaterial:"dashed",PointsMaterial:"points",ShadowMaterial:"shadow",SpriteMaterial:"sprite"};function p(e){return l.add(e),0===e?"uv":`uv${e}`}return{getParameters:function(a,n,h,d,f,m){var g;let _,v,x,S,M=d.fog,y=f.geometry,b=a.isMeshStandardMaterial||a.isMeshLambertMaterial||a.isMeshPhongMaterial?d.environment:null,E=a.isMeshStandardMaterial||a.isMeshLambertMaterial&&!a.envMap||a.isMeshPhongMaterial&&!a.envMap,T=t.get(a.envMap||b,E),A=u[a.type],R=r.precision;null!==a.precision&&(R=r.getMaxPrecision(a.precision))!==a.precision&&D("WebGLProgram.getParameters:",a.precision,"not supported, using",R,"instead.");let C=y.morphAttributes.position||y.morphAttributes.normal||y.morphAttributes.color,P=void 0!==C?C.length:0,L=0;if(void 0!==y.morphAttributes.position&&(L=1),void 0!==y.morphAttributes.normal&&(L=2),void 0!==y.morphAttributes.color&&(L=3),A){let e=rv[A];_=e.vertexShader,v=e.fragmentShader}else{_=a.vertexShader,v=a.fragmentShader;let e=o.getVertexShaderStage(a),t=o.getFragmentShaderStage(a);o.update(a,e,t),x=e.id,S=t.id}let N=e.getRenderTarget(),I=e.state.buffers.depth.getReversed(),U=!0===f.isInstancedMesh,O=!0===f.isBatchedMesh,F=!!a.map,B=!!a.matcap,z=!!T,k=z&&!0===T.isPMREMTexture,H=!!a.aoMap,G=!!a.lightMap,V=!!a.bumpMap&&!1===a.wireframe,W=!!a.normalMap,X=!!a.displacementMap,j=!!a.emissiveMap,q=!!a.metalnessMap,Y=!!a.roughnessMap,K=a.anisotropy>0,Z=a.clearcoat>0,J=a.diffuseRoughness>0,Q=a.dispersion>0,ee=a.retroreflectivity>0,et=a.iridescence>0,ei=a.sheen>0,er=a.transmission>0,ea=K&&!!a.anisotropyMap,es=Z&&!!a.clearcoatMap,en=Z&&!!a.clearcoatNormalMap,eo=Z&&!!a.clearcoatRoughnessMap,el=J&&!!a.diffuseRoughnessMap,eh=et&&!!a.iridescenceMap,ed=et&&!!a.iridescenceThicknessMap,ec=ei&&!!a.sheenColorMap,eu=ei&&!!a.sheenRoughnessMap,ep=!!a.specularMap,ef=!!a.specularColorMap,em=!!a.specularIntensityMap,eg=er&&!!a.transmissionMap,e_=er&&!!a.thicknessMap,ev=!!a.gradientMap,ex=!!a.alphaMap,eS=a.alphaTest>0,eM=!!a.alphaHash,ey=!!a.extensions,eb=0;a.toneMapped&&(null===N||!0===N.isXRRenderTarget)&&(eb=e.toneMapping);let eE=k?T.isCompressedCubeTexture?T.image[0].mipmaps:T.mipmaps:null,eT={shaderID:A,shaderType:a.type,shaderName:a.name,vertexShader:_,fragmentShader:v,defines:a.defines,customVertexShaderID:x,customFragmentShaderID:S,isRawShaderMaterial:!0===a.isRawShaderMaterial,glslVersion:a.glslVersion,precision:R,batching:O,batchingColor:O&&null!==f._colorsTexture,instancing:U,instancingColor:U&&null!==f.instanceColor,instancingMorph:U&&null!==f.morphTexture,outputColorSpace:null===N?e.outputColorSpace:!0===N.isXRRenderTarget?N.texture.colorSpace:$.workingColorSpace,alphaToCoverage:!!a.alphaToCoverage,map:F,matcap:B,envMap:z,envMapMode:z&&T.mapping,envMapPMREM:k,envMapMaxLod:k?eE.length-1:null,envMapSize:k?eE[0].width:null,aoMap:H,lightMap:G,bumpMap:V,normalMap:W,displacementMap:X,emissiveMap:j,normalMapObjectSpace:W&&1===a.normalMapType,normalMapTangentSpace:W&&0===a.normalMapType,packedNormalMap:W&&0===a.normalMapType&&(1030===(g=a.normalMap.format)||37490===g||36285===g),metalnessMap:q,roughnessMap:Y,anisotropy:K,anisotropyMap:ea,clearcoat:Z,clearcoatMap:es,clearcoatNormalMap:en,clearcoatRoughnessMap:eo,diffuseRoughness:J,diffuseRoughnessMap:el,dispersion:Q,retroreflection:ee,iridescence:et,iridescenceMap:eh,iridescenceThicknessMap:ed,sheen:ei,sheenColorMap:ec,sheenRoughnessMap:eu,specularMap:ep,specularColorMap:ef,specularIntensityMap:em,transmission:er,transmissionMap:eg,thicknessMap:e_,gradientMap:ev,opaque:!1===a.transparent&&1===a.blending&&!1===a.alphaToCoverage,alphaMap:ex,alphaTest:eS,alphaHash:eM,combine:a.combine,mapUv:F&&p(a.map.channel),aoMapUv:H&&p(a.aoMap.channel),lightMapUv:G&&p(a.lightMap.channel),bumpMapUv:V&&p(a.bumpMap.channel),normalMapUv:W&&p(a.normalMap.channel),displacementMapUv:X&&p(a.displacementMap.channel),emissiveMapUv:j&&p(a.emissiveMap.channel),metalnessMapUv:q&&p(a.metalnessMap.channel),roughnessMapUv:Y&&p(a.roughnessMap.channel),anisotropyMapUv:ea&&p(a.anisotropyMap.channel),clearcoatMapUv:es&&p(a.clearcoatMap.channel),clearcoatNormalMapUv:en&&p(a.clearcoatNormalMap.channel),clearcoatRoughnessMapUv:eo&&p(a.clearcoatRoughnessMap.channel),diffuseRoughnessMapUv:el&&p(a.diffuseRoughnessMap.channel),iridescenceMapUv:eh&&p(a.iridescenceMap.channel),iridescenceThicknessMapUv:ed&&p(a.iridescenceThicknessMap.channel),sheenColorMapUv:ec&&p(a.sheenColorMap.channel),sheenRoughnessMapUv:eu&&p(a.sheenRoughnessMap.channel),specularMapUv:ep&&p(a.specularMap.channel),specularColorMapUv:ef&&p(a.specularColorMap.channel),specularIntensityMapUv:em&&p(a.specularIntensityMap.channel),transmissionMapUv:eg&&p(a.transmissionMap.channel),thicknessMapUv:e_&&p(a.thicknessMap.channel),alphaMapUv:ex&&p(a.alphaMap.channel),vertexTangents:!!y.attributes.tangent&&(W||K),vertexNormals:!!y.attributes.normal,vertexColors:a.vertexColors,vertexAlphas:!0===a.vertexColors&&!!y.attributes.color&&4===y.attributes.color.itemSize,pointsUvs:!0===f.isPoints&&!!y.attributes.uv&&(F||ex),fog:!!M,useFog:!0===a.fog,fogExp2:!!M&&M.isFogExp2,flatShading:!1===a.wireframe&&(!0===a.flatShading||void 0===y.attributes.normal&&!1===W&&(a.isMeshLambertMaterial||a.isMeshPhongMaterial||a.isMeshStandardMaterial||a.isMeshPhysicalMaterial)),sizeAttenuation:!0===a.sizeAttenuation,logarithmicDepthBuffer:c,reversedDepthBuffer:I,skinning:!0===f.isSkinnedMesh,hasPositionAttribute:void 0!==y.attributes.position,morphTargets:void 0!==y.morphAttributes.position,morphNormals:void 0!==y.morphAttributes.normal,morphColors:void 0!==y.morphAttributes.color,morphTargetsCount:P,morphTextureStride:L,numSunLights:n.sun.length,numDirLights:n.directional.length,numPointLights:n.point.length,numSpotLights:n.spot.length,numSpotLightMaps:n.spotLightMap.length,numRectAreaLights:n.rectArea.length,numHemiLights:n.hemi.length,numSunLightShadows:n.sunShadowMap.length,numDirLightShadows:n.directionalShadowMap.length,numPointLightShadows:n.pointShadowMap.length,numSpotLightShadows:n.spotShadowMap.length,numSpotLightShadowsWithMaps:n.numSpotLightShadowsWithMaps,numLightProbes:n.numLightProbes,numLightProbeGrids:m.filter(e=>null!==e.texture).length,numClippingPlanes:s.numPlanes,numClipIntersection:s.numIntersection,dithering:a.dithering,shadowMapEnabled:e.shadowMap.enabled&&h.length>0,shadowMapType:e.shadowMap.type,toneMapping:eb,decodeVideoTexture:F&&!0===a.map.isVideoTexture&&$.getTransfer(a.map.colorSpace)===w,decodeVideoTextureEmissive:j&&!0===a.emissiveMap.isVideoTexture&&$.getTransfer(a.emissiveMap.colorSpace)===w,premultipliedAlpha:a.premultipliedAlpha,doubleSided:2===a.side,flipSided:1===a.side,useDepthPacking:a.depthPacking>=0,depthPacking:a.depthPacking||0,index0AttributeName:a.index0AttributeName,extensionClipCullDistance:ey&&!0===a.extensions.clipCullDistance&&i.has("WEBGL_clip_cull_distance"),extensionMultiDraw:(ey&&!0===a.extensions.multiDraw||O)&&i.has("WEBGL_multi_draw"),rendererExtensionParallelShaderCompile:i.has("KHR_parallel_shader_compile"),customProgramCacheKey:a.customProgramCacheKey()};return eT.vertexUv1s=l.has(1),eT.vertexUv2s=l.has(2),eT.vertexUv3s=l.has(3),l.clear(),eT},getProgramCacheKey:function(t){var i,r,a,s;let o=[];if(t.shaderID?o.push(t.shaderID):(o.push(t.customVertexShaderID),o.push(t.customFragmentShaderID)),void 0!==t.defines)for(let e in t.defines)o.push(e),o.push(t.defines[e]);return!1===t.isRawShaderMaterial&&(i=o,r=t,i.push(r.precision),i.push(r.outputColorSpace),i.push(r.envMapMode),i.push(r.envMapPMREM),i.push(r.envMapMaxLod),i.push(r.envMapSize),i.push(r.mapUv),i.push(r.alphaMapUv),i.push(r.lightMapUv),i.push(r.aoMapUv),i.push(r.bumpMapUv),i.push(r.normalMapUv),i.push(r.displacementMapUv),i.push(r.emissiveMapUv),i.push(r.metalnessMapUv),i.push(r.roughnessMapUv),i.push(r.anisotropyMapUv),i.push(r.clearcoatMapUv),i.push(r.clearcoatNormalMapUv),i.push(r.clearcoatRoughnessMapUv),i.push(r.diffuseRoughnessMapUv),i.push(r.iridescenceMapUv),i.push(r.iridescenceThicknessMapUv),i.push(r.sheenColorMapUv),i.push(r.sheenRoughnessMapUv),i.push(r.specularMapUv),i.push(r.specularColorMapUv),i.push(r.specularIntensityMapUv),i.push(r.transmissionMapUv),i.push(r.thicknessMapUv),i.push(r.combine),i.push(r.fogExp2),i.push(r.sizeAttenuation),i.push(r.morphTargetsCount),i.push(r.numSunLights),i.push(r.numDirLights),i.push(r.numPointLights),i.push(r.numSpotLights),i.push(r.numSpotLightMaps),i.push(r.numHemiLights),i.push(r.numRectAreaLights),i.push(r.numSunLightShadows),i.push(r.numDirLightShadows),i.push(r.numPointLightShadows),i.push(r.numSpotLightShadows),i.push(r.numSpotLightShadowsWithMaps),i.push(r.numLightProbes),i.push(r.numLightProbeGrids),i.push(r.shadowMapType),i.push(r.toneMapping),i.push(r.numClippingPlanes),i.push(r.numClipIntersection),i.push(r.depthPacking),a=o,s=t,n.disableAll(),s.instancing&&n.enable(0),s.instancingColor&&n.enable(1),s.instancingMorph&&n.enable(2),s.matcap&&n.enable(3),s.envMap&&n.enable(4),s.normalMapObjectSpace&&n.enable(5),s.normalMapTangentSpace&&n.enable(6),s.clearcoat&&n.enable(7),s.iridescence&&n.enable(8),s.alphaTest&&n.enable(9),s.vertexColors&&n.enable(10),s.vertexAlphas&&n.enable(11),s.vertexUv1s&&n.enable(12),s.vertexUv2s&&n.enable(13),s.vertexUv3s&&n.enable(14),s.vertexTangents&&n.enable(15),s.anisotropy&&n.enable(16),s.alphaHash&&n.enable(17),s.batching&&n.enable(18),s.dispersion&&n.enable(19),s.retroreflection&&n.enable(24),s.diffuseRoughness&&n.enable(25),s.batchingColor&&n.enable(20),s.gradientMap&&n.enable(21),s.packedNormalMap&&n.enable(22),s.vertexNormals&&n.enable(23),a.push(n.mask),n.disableAll(),s.fog&&n.enable(0),s.useFog&&n.enable(1),s.flatShading&&n.enable(2),s.logarithmicDepthBuffer&&n.enable(3),s.reversedDepthBuffer&&n.enable(4),s.skinning&&n.enable(5),s.morphTargets&&n.enable(6),s.morphNormals&&n.enable(7),s.morphColors&&n.enable(8),s.premultipliedAlpha&&n.enable(9),s.shadowMapEnabled&&n.enable(10),s.doubleSided&&n.enable(11),s.flipSided&&n.enable(12),s.useDepthPacking&&n.enable(13),s.dithering&&n.enable(14),s.transmission&&n.enable(15),s.sheen&&n.enable(16),s.opaque&&n.enable(17),s.pointsUvs&&n.enable(18),s.decodeVideoTexture&&n.enable(19),s.decodeVideoTextureEmissive&&n.enable(20),s.alphaToCoverage&&n.enable(21),s.numLightProbeGrids>0&&n.enable(22),s.hasPositionAttribute&&n.enable(23),a.push(n.mask),o.push(e.outputColorSpace)),o.push(t.customProgramCacheKey),o.join()},getUniforms:function(e){let t=u[e.type],i;return i=t?iA(rv[t].uniforms):e.uniforms},acquireProgram:function(t,i){let r=d.get(i);return void 0!==r?++r.usedTimes:(r=new a5(e,i,t,a),h.push(r),d.set(i,r)),r},releaseProgram:function(e){if(0==--e.usedTimes){let t=h.indexOf(e);h[t]=h[h.length-1],h.pop(),d.delete(e.cacheKey),e.destroy()}},releaseShaderCache:function(e){o.remove(e)},programs:h,dispose:function(){o.dispose()}}}function se(){let e=new WeakMap;return{has:function(t){return e.has(t)},get:function(t){let i=e.get(t);return void 0===i&&(i={},e.set(t,i)),i},remove:function(t){e.delete(t)},update:function(t,i,r){e.get(t)[i]=r},dispose:function(){e=new WeakMap}}}function st(e,t){return e.groupOrder!==t.groupOrder?e.groupOrder-t.groupOrder:e.renderOrder!==t.renderOrder?e.renderOrder-t.renderOrder:e.material.id!==t.material.id?e.material.id-t.material.id:e.materialVariant!==t.materialVariant?e.materialVariant-t.materialVariant:e.z!==t.z?e.z-t.z:e.id-t.id}function si(e,t){return e.groupOrder!==t.groupOrder?e.groupOrder-t.groupOrder:e.renderOrder!==t.renderOrder?e.renderOrder-t.renderOrder:e.z!==t.z?t.z-e.z:e.id-t.id}function sr(){let e=[],t=0,i=[],r=[],a=[];function s(e){let t=0;return e.isInstancedMesh&&(t+=2),e.isSkinnedMesh&&(t+=1),t}function n(i,r,a,n,o,l){let h=e[t];return void 0===h?(h={id:i.id,object:i,geometry:r,material:a,materialVariant:s(i),groupOrder:n,renderOrder:i.renderOrder,z:o,group:l},e[t]=h):(h.id=i.id,h.object=i,h.geometry=r,h.material=a,h.materialVariant=s(i),h.groupOrder=n,h.renderOrder=i.renderOrder,h.z=o,h.group=l),t++,h}return{opaque:i,transmissive:r,transparent:a,init:function(){t=0,i.length=0,r.length=0,a.length=0},push:function(e,t,s,o,l,h,d){!0===d.reversedDepth&&(l=-l);let c=n(e,t,s,o,l,h);s.transmission>0?r.push(c):!0===s.transparent?a.push(c):i.push(c)},unshift:function(e,t,s,o,l,h){let d=n(e,t,s,o,l,h);s.transmission>0?r.unshift(d):!0===s.transparent?a.unshift(d):i.unshift(d)},finish:function(){for(let i=t,r=e.length;i<r;i++){let t=e[i];if(null===t.id)break;t.id=null,t.object=null,t.geometry=null,t.material=null,t.group=null}},sort:function(e,t){i.length>1&&i.sort(e||st),r.length>1&&r.sort(t||si),a.length>1&&a.sort(t||si)}}}function sa(){let e=new WeakMap;return{get:function(t,i){let r=e.get(t),a;return void 0===r?(a=new sr,e.set(t,[a])):i>=r.length?(a=new sr,r.push(a)):a=r[i],a},dispose:function(){e=new WeakMap}}}function ss(){let e={};return{get:function(t){let i;if(void 0!==e[t.id])return e[t.id];switch(t.type){case"SunLight":case"DirectionalLight":i={direction:new X,color:new eK};break;case"SpotLight":i={position:new X,direction:new X,color:new eK,distance:0,coneCos:0,penumbraCos:0,decay:0};break;case"PointLight":i={position:new X,color:new eK,distance:0,decay:0};break;case"HemisphereLight":i={direction:new X,skyColor:new eK,groundColor:new eK};break;case"RectAreaLight":i={color:new eK,position:new X,halfWidth:new X,halfHeight:new X}}return e[t.id]=i,i}}}var sn=0;function so(e,t){return 2*!!t.castShadow-2*!!e.castShadow+ +!!t.map-!!e.map}function sl(e){let t,i=new ss,r=(t={},{get:function(e){let i;if(void 0!==t[e.id])return t[e.id];switch(e.type){case"SunLight":case"DirectionalLight":case"SpotLight":i={shadowIntensity:1,shadowBias:0,shadowNormalBias:0,shadowRadius:1,shadowMapSize:new V};break;case"PointLight":i={shadowIntensity:1,shadowBias:0,shadowNormalBias:0,shadowRadius:1,shadowMapSize:new V,shadowCameraNear:1,shadowCameraFar:1e3}}return t[e.id]=i,i}}),a={version:0,hash:{sunLength:-1,directionalLength:-1,pointLength:-1,spotLength:-1,rectAreaLength:-1,hemiLength:-1,numSunShadows:-1,numDirectionalShadows:-1,numPointShadows:-1,numSpotShadows:-1,numSpotMaps:-1,numLightProbes:-1},ambient:[0,0,0],probe:[],sun:[],sunShadow:[],sunShadowMap:[],sunShadowMatrix:[],sunShadowCascade:[],directional:[],directionalShadow:[],directionalShadowMap:[],directionalShadowMatrix:[],spot:[],spotLightMap:[],spotShadow:[],spotShadowMap:[],spotLightMatrix:[],rectArea:[],rectAreaLTC1:null,rectAreaLTC2:null,point:[],pointShadow:[],pointShadowMap:[],pointShadowMatrix:[],hemi:[],numSpotLightShadowsWithMaps:0,numLightProbes:0};for(let e=0;e<9;e++)a.probe.push(new X);let s=new X,n=new ef,o=new ef;return{setup:function(t){let s=0,n=0,o=0;for(let e=0;e<9;e++)a.probe[e].set(0,0,0);let l=0,h=0,d=0,c=0,u=0,p=0,f=0,m=0,g=0,_=0,v=0,x=0,S=0,M=0;t.sort(so);for(let e=0,y=t.length;e<y;e++){let y=t[e],b=y.color,E=y.intensity,T=y.distance,w=null;if(y.shadow&&y.shadow.map&&(w=1030===y.shadow.map.texture.format?y.shadow.map.texture:y.shadow.map.depthTexture||y.shadow.map.texture),y.isAmbientLight)s+=b.r*E,n+=b.g*E,o+=b.b*E;else if(y.isLightProbe){for(let e=0;e<9;e++)a.probe[e].addScaledVector(y.sh.coefficients[e],E);M++}else if(y.isSunLight){let e=i.get(y);if(e.color.copy(y.color).multiplyScalar(y.intensity),y.castShadow){let e=y.shadow,t=r.get(y);t.shadowIntensity=e.intensity,t.shadowBias=e.bias,t.shadowNormalBias=e.normalBias,t.shadowRadius=e.radius,t.shadowMapSize.copy(e.mapSize).multiply(e.getFrameExtents()),a.sunShadow[h]=t,a.sunShadowMap[h]=w;let i=e.getViewportCount();for(let t=0;t<i;t++)a.sunShadowMatrix[d+t]=e.getMatrix(t),a.sunShadowCascade[d+t]=e._cascadeData[t];d+=i,h++}a.sun[l]=e,l++}else if(y.isDirectionalLight){let e=i.get(y);if(e.color.copy(y.color).multiplyScalar(y.intensity),y.castShadow){let e=y.shadow,t=r.get(y);t.shadowIntensity=e.intensity,t.shadowBias=e.bias,t.shadowNormalBias=e.normalBias,t.shadowRadius=e.radius,t.shadowMapSize=e.mapSize,a.directionalShadow[c]=t,a.directionalShadowMap[c]=w,a.directionalShadowMatrix[c]=y.shadow.matrix,g++}a.directional[c]=e,c++}else if(y.isSpotLight){let e=i.get(y);e.position.setFromMatrixPosition(y.matrixWorld),e.color.copy(b).multiplyScalar(E),e.distance=T,e.coneCos=Math.cos(y.angle),e.penumbraCos=Math.cos(y.angle*(1-y.penumbra)),e.decay=y.decay,a.spot[p]=e;let t=y.shadow;if(y.map&&(a.spotLightMap[x]=y.map,x++,t.updateMatrices(y),y.castShadow&&S++),a.spotLightMatrix[p]=t.matrix,y.castShadow){let e=r.get(y);e.shadowIntensity=t.intensity,e.shadowBias=t.bias,e.shadowNormalBias=t.normalBias,e.shadowRadius=t.radius,e.shadowMapSize=t.mapSize,a.spotShadow[p]=e,a.spotShadowMap[p]=w,v++}p++}else if(y.isRectAreaLight){let e=i.get(y);e.color.copy(b).multiplyScalar(E),e.halfWidth.set(.5*y.width,0,0),e.halfHeight.set(0,.5*y.height,0),a.rectArea[f]=e,f++}else if(y.isPointLight){let e=i.get(y);if(e.color.copy(y.color).multiplyScalar(y.intensity),e.distance=y.distance,e.decay=y.decay,y.castShadow){let e=y.shadow,t=r.get(y);t.shadowIntensity=e.intensity,t.shadowBias=e.bias,t.shadowNormalBias=e.normalBias,t.shadowRadius=e.radius,t.shadowMapSize=e.mapSize,t.shadowCameraNear=e.camera.near,t.shadowCameraFar=e.camera.far,a.pointShadow[u]=t,a.pointShadowMap[u]=w,a.pointShadowMatrix[u]=y.shadow.matrix,_++}a.point[u]=e,u++}else if(y.isHemisphereLight){let e=i.get(y);e.skyColor.copy(y.color).multiplyScalar(E),e.groundColor.copy(y.groundColor).multiplyScalar(E),a.hemi[m]=e,m++}}f>0&&(!0===e.has("OES_texture_float_linear")?(a.rectAreaLTC1=r_.LTC_FLOAT_1,a.rectAreaLTC2=r_.LTC_FLOAT_2):(a.rectAreaLTC1=r_.LTC_HALF_1,a.rectAreaLTC2=r_.LTC_HALF_2)),a.ambient[0]=s,a.ambient[1]=n,a.ambient[2]=o;let y=a.hash;(y.sunLength!==l||y.directionalLength!==c||y.pointLength!==u||y.spotLength!==p||y.rectAreaLength!==f||y.hemiLength!==m||y.numSunShadows!==h||y.numDirectionalShadows!==g||y.numPointShadows!==_||y.numSpotShadows!==v||y.numSpotMaps!==x||y.numLightProbes!==M)&&(a.sun.length=l,a.directional.length=c,a.spot.length=p,a.rectArea.length=f,a.point.length=u,a.hemi.length=m,a.sunShadow.length=h,a.sunShadowMap.length=h,a.sunShadowMatrix.length=d,a.sunShadowCascade.length=d,a.directionalShadow.length=g,a.directionalShadowMap.length=g,a.directionalShadowMatrix.length=g,a.pointShadow.length=_,a.pointShadowMap.length=_,a.pointShadowMatrix.length=_,a.spotShadow.length=v,a.spotShadowMap.length=v,a.spotLightMatrix.length=v+x-S,a.spotLightMap.length=x,a.numSpotLightShadowsWithMaps=S,a.numLightProbes=M,y.sunLength=l,y.directionalLength=c,y.pointLength=u,y.spotLength=p,y.rectAreaLength=f,y.hemiLength=m,y.numSunShadows=h,y.numDirectionalShadows=g,y.numPointShadows=_,y.numSpotShadows=v,y.numSpotMaps=x,y.numLightProbes=M,a.version=sn++)},setupView:function(e,t){let i=0,r=0,l=0,h=0,d=0,c=0,u=t.matrixWorldInverse;for(let t=0,p=e.length;t<p;t++){let p=e[t];if(p.isSunLight){let e=a.sun[i];e.direction.setFromMatrixPosition(p.matrixWorld),e.direction.transformDirection(u),i++}else if(p.isDirectionalLight){let e=a.directional[r];e.direction.setFromMatrixPosition(p.matrixWorld),s.setFromMatrixPosition(p.target.matrixWorld),e.direction.sub(s),e.direction.transformDirection(u),r++}else if(p.isSpotLight){let e=a.spot[h];e.position.setFromMatrixPosition(p.matrixWorld),e.position.applyMatrix4(u),e.direction.setFromMatrixPosition(p.matrixWorld),s.setFromMatrixPosition(p.target.matrixWorld),e.direction.sub(s),e.direction.transformDirection(u),h++}else if(p.isRectAreaLight){let e=a.rectArea[d];e.position.setFromMatrixPosition(p.matrixWorld),e.position.applyMatrix4(u),o.identity(),n.copy(p.matrixWorld),n.premultiply(u),o.extractRotation(n),e.halfWidth.set(.5*p.width,0,0),e.halfHeight.set(0,.5*p.height,0),e.halfWidth.applyMatrix4(o),e.halfHeight.applyMatrix4(o),d++}else if(p.isPointLight){let e=a.point[l];e.position.setFromMatrixPosition(p.matrixWorld),e.position.applyMatrix4(u),l++}else if(p.isHemisphereLight){let e=a.hemi[c];e.direction.setFromMatrixPosition(p.matrixWorld),e.direction.transformDirection(u),c++}}},state:a}}function sh(e){let t=new sl(e),i=[],r=[],a=[],s={lightsArray:i,shadowsArray:r,lightProbeGridArray:a,camera:null,lights:t,transmissionRenderTarget:{},textureUnits:0};return{init:function(e){s.camera=e,i.length=0,r.length=0,a.length=0},state:s,setupLights:function(){t.setup(i),a.sort((e,t)=>e.priority-t.priority||e.id-t.id)},setupLightsView:function(e){t.setupView(i,e)},pushLight:function(e){e.isLightProbeGrid?a.push(e):i.push(e)},pushShadow:function(e){r.push(e)}}}function sd(e){let t=new WeakMap;return{get:function(i,r=0){let a=t.get(i),s;return void 0===a?(s=new sh(e),t.set(i,[s])):r>=a.length?(s=new sh(e),a.push(s)):s=a[r],s},dispose:function(){t=new WeakMap}}}var sc=`void main() {
	gl_Position = vec4( position, 1.0 );
}`,su=`uniform sampler2D shadow_pass;
uniform vec2 resolution;
uniform float radius;
void main() {
	const float samples = float( VSM_SAMPLES );
	float mean = 0.0;
	float squared_mean = 0.0;
	float uvStride = samples <= 1.0 ? 0.0 : 2.0 / ( samples - 1.0 );
	float uvStart = samples <= 1.0 ? 0.0 : - 1.0;
	for ( float i = 0.0; i < samples; i ++ ) {
		float uvOffset = uvStart + i * uvStride;
		#ifdef HORIZONTAL_PASS
			vec2 distribution = texture2D( shadow_pass, ( gl_FragCoord.xy + vec2( uvOffset, 0.0 ) * radius ) / resolution ).rg;
			mean += distribution.x;
			squared_mean += distribution.y * distribution.y + distribution.x * distribution.x;
		#else
			float depth = texture2D( shadow_pass, ( gl_FragCoord.xy + vec2( 0.0, uvOffset ) * radius ) / resolution ).r;
			mean += depth;
			squared_mean += depth * depth;
		#endif
	}
	mean = mean / samples;
	squared_mean = squared_mean / samples;
	float std_dev = sqrt( max( 0.0, squared_mean - mean * mean ) );
	gl_FragColor = vec4( mean, std_dev, 0.0, 1.0 );
}`,sp=[new X(1,0,0),new X(-1,0,0),new X(0,1,0),new X(0,-1,0),new X(0,0,1),new X(0,0,-1)],sf=[new X(0,-1,0),new X(0,-1,0),new X(0,0,1),new X(0,0,-1),new X(0,-1,0),new X(0,-1,0)],sm=new ef,sg=new X,s_=new X;function sv(e,t,i){let r=new it,a=new V,s=new V,n=new eh,o=new iU,l=new iO,h={},d=i.maxTextureSize,c={0:1,1:0,2:2},u=new iN({defines:{VSM_SAMPLES:8},uniforms:{shadow_pass:{value:null},resolution:{value:new V},radius:{value:4}},vertexShader:sc,fragmentShader:su}),p=u.clone();p.defines.HORIZONTAL_PASS=1;let f=new tU;f.setAttribute("position",new tS(new Float32Array([-1,-1,.5,3,-1,.5,-1,3,.5]),3));let m=new t5(f,u),g=this;this.enabled=!1,this.autoUpdate=!0,this.needsUpdate=!1,this.type=1;let _=this.type;function v(t,i,r,a){let s=null,n=!0===r.isPointLight?t.customDistanceMaterial:t.customDepthMaterial;if(void 0!==n)s=n;else if(s=!0===r.isPointLight?l:o,e.localClippingEnabled&&!0===i.clipShadows&&Array.isArray(i.clippingPlanes)&&0!==i.clippingPlanes.length||i.displacementMap&&0!==i.displacementScale||i.alphaMap&&i.alphaTest>0||i.map&&i.alphaTest>0||!0===i.alphaToCoverage){let e=s.uuid,t=i.uuid,r=h[e];void 0===r&&(r={},h[e]=r);let a=r[t];void 0===a&&(a=s.clone(),r[t]=a,i.addEventListener("dispose",x)),s=a}return s.visible=i.visible,s.wireframe=i.wireframe,3===a?s.side=null!==i.shadowSide?i.shadowSide:i.side:s.side=null!==i.shadowSide?i.shadowSide:c[i.side],s.alphaMap=i.alphaMap,s.alphaTest=!0===i.alphaToCoverage?.5:i.alphaTest,s.map=i.map,s.clipShadows=i.clipShadows,s.clippingPlanes=i.clippingPlanes,s.clipIntersection=i.clipIntersection,s.displacementMap=i.displacementMap,s.displacementScale=i.displacementScale,s.displacementBias=i.displacementBias,s.wireframeLinewidth=i.wireframeLinewidth,s.linewidth=i.linewidth,!0===r.isPointLight&&!0===s.isMeshDistanceMaterial&&(e.properties.get(s).light=r),s}function x(e){for(let t in e.target.removeEventListener("dispose",x),h){let i=h[t],r=e.target.uuid;r in i&&(i[r].dispose(),delete i[r])}}this.render=function(i,o,l){if(!1===g.enabled||!1===g.autoUpdate&&!1===g.needsUpdate||0===i.length)return;2===this.type&&(D("WebGLShadowMap: PCFSoftShadowMap has been removed. Using PCFShadowMap instead."),this.type=1);let h=e.getRenderTarget(),c=e.getActiveCubeFace(),f=e.getActiveMipmapLevel(),x=e.state;x.setBlending(0),!0===x.buffers.depth.getReversed()?x.buffers.color.setClear(0,0,0,0):x.buffers.color.setClear(1,1,1,1),x.buffers.depth.setTest(!0),x.setScissorTest(!1);let S=_!==this.type;S&&o.traverse(function(e){e.material&&(Array.isArray(e.material)?e.material.forEach(e=>e.needsUpdate=!0):e.material.needsUpdate=!0)});for(let h=0,c=i.length;h<c;h++){let c=i[h],f=c.shadow;if(void 0===f){D("WebGLShadowMap:",c,"has no shadow.");continue}if(!1===f.autoUpdate&&!1===f.needsUpdate)continue;a.copy(f.mapSize);let g=f.getFrameExtents();a.multiply(g),s.copy(f.mapSize),(a.x>d||a.y>d)&&(a.x>d&&(s.x=Math.floor(d/g.x),a.x=s.x*g.x,f.mapSize.x=s.x),a.y>d&&(s.y=Math.floor(d/g.y),a.y=s.y*g.y,f.mapSize.y=s.y));let _=e.state.buffers.depth.getReversed();if(f.camera._reversedDepth=_,null===f.map||!0===S){if(null!==f.map&&(null!==f.map.depthTexture&&(f.map.depthTexture.dispose(),f.map.depthTexture=null),f.map.dispose()),3===this.type){if(c.isPointLight){D("WebGLShadowMap: VSM shadow maps are not supported for PointLights. Use PCF or BasicShadowMap instead.");continue}f.map=new ec(a.x,a.y,{format:1030,type:1016,minFilter:1006,magFilter:1006,generateMipmaps:!1}),f.map.texture.name=c.name+".shadowMap",f.map.depthTexture=new iS(a.x,a.y,1015),f.map.depthTexture.name=c.name+".shadowMapDepth",f.map.depthTexture.format=1026,f.map.depthTexture.compareFunction=null,f.map.depthTexture.minFilter=1003,f.map.depthTexture.magFilter=1003}else c.isPointLight?(f.map=new rA(a.x),f.map.depthTexture=new iM(a.x,1014)):(f.map=new ec(a.x,a.y),f.map.depthTexture=new iS(a.x,a.y,1014)),f.map.depthTexture.name=c.name+".shadowMap",f.map.depthTexture.format=1026,1===this.type?(f.map.depthTexture.compareFunction=_?518:515,f.map.depthTexture.minFilter=1006,f.map.depthTexture.magFilter=1006):(f.map.depthTexture.compareFunction=null,f.map.depthTexture.minFilter=1003,f.map.depthTexture.magFilter=1003);f.camera.updateProjectionMatrix()}!0!==f.map.isWebGLCubeRenderTarget&&(f.map.width!==a.x||f.map.height!==a.y)&&f.map.setSize(a.x,a.y);let M=f.map.isWebGLCubeRenderTarget?6:f.getViewportCount();!0!==c.isPointLight&&f.updateMatrices(c,l);let y=(0xfffffffe&f.camera.layers.mask)!=0?f.camera.layers:l.layers;for(let i=0;i<M;i++){let a=f.getCamera(i);if(c.isPointLight){let e=f.camera,t=f.matrix,r=c.distance||e.far;r!==e.far&&(e.far=r,e.updateProjectionMatrix()),sg.setFromMatrixPosition(c.matrixWorld),e.position.copy(sg),s_.copy(e.position),s_.add(sp[i]),e.up.copy(sf[i]),e.lookAt(s_),e.updateMatrixWorld(),t.makeTranslation(-sg.x,-sg.y,-sg.z),sm.multiplyMatrices(e.projectionMatrix,e.matrixWorldInverse),f._frustum.setFromProjectionMatrix(sm,e.coordinateSystem,e.reversedDepth)}if(f.map.isWebGLCubeRenderTarget)e.setRenderTarget(f.map,i),e.clear();else{0===i&&(e.setRenderTarget(f.map),e.clear());let t=f.getViewport(i);n.set(s.x*t.x,s.y*t.y,s.x*t.z,s.y*t.w),x.viewport(n)}r=f.getFrustum(i),function i(a,s,n,o,l,h){if(!1===a.visible)return;if(a.layers.test(l)&&(a.isMesh||a.isLine||a.isPoints)&&(a.castShadow||a.receiveShadow&&3===h)&&(!a.frustumCulled||a.intersectsFrustum(r))){a.modelViewMatrix.multiplyMatrices(n.matrixWorldInverse,a.matrixWorld);let i=t.update(a),r=a.material;if(Array.isArray(r)){let t=i.groups;for(let l=0,d=t.length;l<d;l++){let d=t[l],c=r[d.materialIndex];if(c&&c.visible){let t=v(a,c,o,h);a.onBeforeShadow(e,a,s,n,i,t,d),e.renderBufferDirect(n,null,i,t,a,d),a.onAfterShadow(e,a,s,n,i,t,d)}}}else if(r.visible){let t=v(a,r,o,h);a.onBeforeShadow(e,a,s,n,i,t,null),e.renderBufferDirect(n,null,i,t,a,null),a.onAfterShadow(e,a,s,n,i,t,null)}}let d=a.children;for(let e=0,t=d.length;e<t;e++)i(d[e],s,n,o,l,h)}(o,l,a,c,y,this.type)}!0!==f.isPointLightShadow&&3===this.type&&function(i,r){let s=t.update(m);u.defines.VSM_SAMPLES!==i.blurSamples&&(u.defines.VSM_SAMPLES=i.blurSamples,p.defines.VSM_SAMPLES=i.blurSamples,u.needsUpdate=!0,p.needsUpdate=!0),null===i.mapPass?i.mapPass=new ec(a.x,a.y,{format:1030,type:1016}):(i.mapPass.width!==i.map.width||i.mapPass.height!==i.map.height)&&i.mapPass.setSize(i.map.width,i.map.height),u.uniforms.shadow_pass.value=i.map.depthTexture,u.uniforms.resolution.value.set(i.map.width,i.map.height),u.uniforms.radius.value=i.radius,e.setRenderTarget(i.mapPass),e.clear(),e.renderBufferDirect(r,null,s,u,m,null),p.uniforms.shadow_pass.value=i.mapPass.texture,p.uniforms.resolution.value.set(i.map.width,i.map.height),p.uniforms.radius.value=i.radius,e.setRenderTarget(i.map),e.clear(),e.renderBufferDirect(r,null,s,p,m,null)}(f,l),f.needsUpdate=!1}_=this.type,g.needsUpdate=!1,e.setRenderTarget(h,c,f)}}function sx(e,t){let i=new function(){let t=!1,i=new eh,r=null,a=new eh(0,0,0,0);return{setMask:function(i){r===i||t||(e.colorMask(i,i,i,i),r=i)},setLocked:function(e){t=e},setClear:function(t,r,s,n,o){!0===o&&(t*=n,r*=n,s*=n),i.set(t,r,s,n),!1===a.equals(i)&&(e.clearColor(t,r,s,n),a.copy(i))},reset:function(){t=!1,r=null,a.set(-1,0,0,0)}}},r=new function(){let i=!1,r=!1,a=null,s=null,n=null;return{setReversed:function(e){if(r!==e){let i=t.get("EXT_clip_control");e?i.clipControlEXT(i.LOWER_LEFT_EXT,i.ZERO_TO_ONE_EXT):i.clipControlEXT(i.LOWER_LEFT_EXT,i.NEGATIVE_ONE_TO_ONE_EXT),r=e;let a=n;n=null,this.setClear(a)}},getReversed:function(){return r},setTest:function(t){t?G(e.DEPTH_TEST):V(e.DEPTH_TEST)},setMask:function(t){a===t||i||(e.depthMask(t),a=t)},setFunc:function(t){if(r&&(t=U[t]),s!==t){switch(t){case 0:e.depthFunc(e.NEVER);break;case 1:e.depthFunc(e.ALWAYS);break;case 2:e.depthFunc(e.LESS);break;case 3:default:e.depthFunc(e.LEQUAL);break;case 4:e.depthFunc(e.EQUAL);break;case 5:e.depthFunc(e.GEQUAL);break;case 6:e.depthFunc(e.GREATER);break;case 7:e.depthFunc(e.NOTEQUAL)}s=t}},setLocked:function(e){i=e},setClear:function(t){n!==t&&(n=t,r&&(t=1-t),e.clearDepth(t))},reset:function(){i=!1,a=null,s=null,n=null,r=!1}}},a=new function(){let t=!1,i=null,r=null,a=null,s=null,n=null,o=null,l=null,h=null;return{setTest:function(i){t||(i?G(e.STENCIL_TEST):V(e.STENCIL_TEST))},setMask:function(r){i===r||t||(e.stencilMask(r),i=r)},setFunc:function(t,i,n){(r!==t||a!==i||s!==n)&&(e.stencilFunc(t,i,n),r=t,a=i,s=n)},setOp:function(t,i,r){(n!==t||o!==i||l!==r)&&(e.stencilOp(t,i,r),n=t,o=i,l=r)},setLocked:function(e){t=e},setClear:function(t){h!==t&&(e.clearStencil(t),h=t)},reset:function(){t=!1,i=null,r=null,a=null,s=null,n=null,o=null,l=null,h=null}}},s={},n=new WeakMap,o={},l={},h={},d=new WeakMap,c=[],u=null,p=!1,f=null,m=null,g=null,_=null,v=null,x=null,S=null,M=new eK(0,0,0),y=0,b=!1,E=null,T=null,w=null,A=null,R=null,C=e.getParameter(e.MAX_COMBINED_TEXTURE_IMAGE_UNITS),P=!1,L=e.getParameter(e.VERSION);-1!==L.indexOf("WebGL")?P=parseFloat(/^WebGL (\d)/.exec(L)[1])>=1:-1!==L.indexOf("OpenGL ES")&&(P=parseFloat(/^OpenGL ES (\d)/.exec(L)[1])>=2);let D=null,I={},O=e.getParameter(e.SCISSOR_BOX),F=e.getParameter(e.VIEWPORT),B=new eh().fromArray(O),z=new eh().fromArray(F);function k(t,i,r,a){let s=new Uint8Array(4),n=e.createTexture();e.bindTexture(t,n),e.texParameteri(t,e.TEXTURE_MIN_FILTER,e.NEAREST),e.texParameteri(t,e.TEXTURE_MAG_FILTER,e.NEAREST);for(let n=0;n<r;n++)t===e.TEXTURE_3D||t===e.TEXTURE_2D_ARRAY?e.texImage3D(i,0,e.RGBA,1,1,a,0,e.RGBA,e.UNSIGNED_BYTE,s):e.texImage2D(i+n,0,e.RGBA,1,1,0,e.RGBA,e.UNSIGNED_BYTE,s);return n}let H={};function G(t){!0!==o[t]&&(e.enable(t),o[t]=!0)}function V(t){!1!==o[t]&&(e.disable(t),o[t]=!1)}H[e.TEXTURE_2D]=k(e.TEXTURE_2D,e.TEXTURE_2D,1),H[e.TEXTURE_CUBE_MAP]=k(e.TEXTURE_CUBE_MAP,e.TEXTURE_CUBE_MAP_POSITIVE_X,6),H[e.TEXTURE_2D_ARRAY]=k(e.TEXTURE_2D_ARRAY,e.TEXTURE_2D_ARRAY,1,1),H[e.TEXTURE_3D]=k(e.TEXTURE_3D,e.TEXTURE_3D,1,1),i.setClear(0,0,0,1),r.setClear(1),a.setClear(0),G(e.DEPTH_TEST),r.setFunc(3),q(!1),Y(1),G(e.CULL_FACE),j(0);let W={100:e.FUNC_ADD,101:e.FUNC_SUBTRACT,102:e.FUNC_REVERSE_SUBTRACT};W[103]=e.MIN,W[104]=e.MAX;let X={200:e.ZERO,201:e.ONE,202:e.SRC_COLOR,204:e.SRC_ALPHA,210:e.SRC_ALPHA_SATURATE,208:e.DST_COLOR,206:e.DST_ALPHA,203:e.ONE_MINUS_SRC_COLOR,205:e.ONE_MINUS_SRC_ALPHA,209:e.ONE_MINUS_DST_COLOR,207:e.ONE_MINUS_DST_ALPHA,211:e.CONSTANT_COLOR,212:e.ONE_MINUS_CONSTANT_COLOR,213:e.CONSTANT_ALPHA,214:e.ONE_MINUS_CONSTANT_ALPHA};function j(t,i,r,a,s,n,o,l,h,d){if(0===t){!0===p&&(V(e.BLEND),p=!1);return}if(!1===p&&(G(e.BLEND),p=!0),5!==t){if(t!==f||d!==b){if((100!==m||100!==v)&&(e.blendEquation(e.FUNC_ADD),m=100,v=100),d)switch(t){case 1:e.blendFuncSeparate(e.ONE,e.ONE_MINUS_SRC_ALPHA,e.ONE,e.ONE_MINUS_SRC_ALPHA);break;case 2:e.blendFunc(e.ONE,e.ONE);break;case 3:e.blendFuncSeparate(e.ZERO,e.ONE_MINUS_SRC_COLOR,e.ZERO,e.ONE);break;case 4:e.blendFuncSeparate(e.DST_COLOR,e.ONE_MINUS_SRC_ALPHA,e.ZERO,e.ONE);break;default:N("WebGLState: Invalid blending: ",t)}else switch(t){case 1:e.blendFuncSeparate(e.SRC_ALPHA,e.ONE_MINUS_SRC_ALPHA,e.ONE,e.ONE_MINUS_SRC_ALPHA);break;case 2:e.blendFuncSeparate(e.SRC_ALPHA,e.ONE,e.ONE,e.ONE);break;case 3:N("WebGLState: SubtractiveBlending requires material.premultipliedAlpha = true");break;case 4:N("WebGLState: MultiplyBlending requires material.premultipliedAlpha = true");break;default:N("WebGLState: Invalid blending: ",t)}g=null,_=null,x=null,S=null,M.set(0,0,0),y=0,f=t,b=d}return}s=s||i,n=n||r,o=o||a,(i!==m||s!==v)&&(e.blendEquationSeparate(W[i],W[s]),m=i,v=s),(r!==g||a!==_||n!==x||o!==S)&&(e.blendFuncSeparate(X[r],X[a],X[n],X[o]),g=r,_=a,x=n,S=o),(!1===l.equals(M)||h!==y)&&(e.blendColor(l.r,l.g,l.b,h),M.copy(l),y=h),f=t,b=!1}function q(t){E!==t&&(t?e.frontFace(e.CW):e.frontFace(e.CCW),E=t)}function Y(t){0!==t?(G(e.CULL_FACE),t!==T&&(1===t?e.cullFace(e.BACK):2===t?e.cullFace(e.FRONT):e.cullFace(e.FRONT_AND_BACK))):V(e.CULL_FACE),T=t}function K(t,i,a){t?(G(e.POLYGON_OFFSET_FILL),(A!==i||R!==a)&&(A=i,R=a,r.getReversed()&&(i=-i,a=-a),e.polygonOffset(i,a))):V(e.POLYGON_OFFSET_FILL)}return{buffers:{color:i,depth:r,stencil:a},enable:G,disable:V,bindFramebuffer:function(t,i){return h[t]!==i&&(e.bindFramebuffer(t,i),h[t]=i,t===e.DRAW_FRAMEBUFFER&&(h[e.FRAMEBUFFER]=i),t===e.FRAMEBUFFER&&(h[e.DRAW_FRAMEBUFFER]=i),!0)},drawBuffers:function(t,i){let r=c,a=!1;if(t){void 0===(r=d.get(i))&&(r=[],d.set(i,r));let s=t.textures;if(r.length!==s.length||r[0]!==e.COLOR_ATTACHMENT0){for(let t=0,i=s.length;t<i;t++)r[t]=e.COLOR_ATTACHMENT0+t;r.length=s.length,a=!0}}else r[0]!==e.BACK&&(r[0]=e.BACK,a=!0);a&&e.drawBuffers(r)},useProgram:function(t){return u!==t&&(e.useProgram(t),u=t,!0)},setBlending:j,setMaterial:function(t,s){2===t.side?V(e.CULL_FACE):G(e.CULL_FACE);let n=1===t.side;s&&(n=!n),q(n),1===t.blending&&!1===t.transparent?j(0):j(t.blending,t.blendEquation,t.blendSrc,t.blendDst,t.blendEquationAlpha,t.blendSrcAlpha,t.blendDstAlpha,t.blendColor,t.blendAlpha,t.premultipliedAlpha),r.setFunc(t.depthFunc),r.setTest(t.depthTest),r.setMask(t.depthWrite),i.setMask(t.colorWrite);let o=t.stencilWrite;a.setTest(o),o&&(a.setMask(t.stencilWriteMask),a.setFunc(t.stencilFunc,t.stencilRef,t.stencilFuncMask),a.setOp(t.stencilFail,t.stencilZFail,t.stencilZPass)),K(t.polygonOffset,t.polygonOffsetFactor,t.polygonOffsetUnits),!0===t.alphaToCoverage?G(e.SAMPLE_ALPHA_TO_COVERAGE):V(e.SAMPLE_ALPHA_TO_COVERAGE)},setFlipSided:q,setCullFace:Y,setLineWidth:function(t){t!==w&&(P&&e.lineWidth(t),w=t)},setPolygonOffset:K,setScissorTest:function(t){t?G(e.SCISSOR_TEST):V(e.SCISSOR_TEST)},activeTexture:function(t){void 0===t&&(t=e.TEXTURE0+C-1),D!==t&&(e.activeTexture(t),D=t)},bindTexture:function(t,i,r){void 0===r&&(r=null===D?e.TEXTURE0+C-1:D);let a=I[r];void 0===a&&(a={type:void 0,texture:void 0},I[r]=a),(a.type!==t||a.texture!==i)&&(D!==r&&(e.activeTexture(r),D=r),e.bindTexture(t,i||H[t]),a.type=t,a.texture=i)},unbindTexture:function(){let t=I[D];void 0!==t&&void 0!==t.type&&(e.bindTexture(t.type,null),t.type=void 0,t.texture=void 0)},compressedTexImage2D:function(){try{e.compressedTexImage2D(...arguments)}catch(e){N("WebGLState:",e)}},compressedTexImage3D:function(){try{e.compressedTexImage3D(...arguments)}catch(e){N("WebGLState:",e)}},texImage2D:function(){try{e.texImage2D(...arguments)}catch(e){N("WebGLState:",e)}},texImage3D:function(){try{e.texImage3D(...arguments)}catch(e){N("WebGLState:",e)}},pixelStorei:function(t,i){l[t]!==i&&(e.pixelStorei(t,i),l[t]=i)},getParameter:function(t){return void 0!==l[t]?l[t]:e.getParameter(t)},updateUBOMapping:function(t,i){let r=n.get(i);void 0===r&&(r=new WeakMap,n.set(i,r));let a=r.get(t);void 0===a&&(a=e.getUniformBlockIndex(i,t.name),e.uniformBlockBinding(i,a,a),r.set(t,a))},uniformBlockBinding:function(t,i,r){let a=n.get(i).get(t);s[a]!==r&&(e.bindBufferBase(e.UNIFORM_BUFFER,a,r),s[a]=r)},texStorage2D:function(){try{e.texStorage2D(...arguments)}catch(e){N("WebGLState:",e)}},texStorage3D:function(){try{e.texStorage3D(...arguments)}catch(e){N("WebGLState:",e)}},texSubImage2D:function(){try{e.texSubImage2D(...arguments)}catch(e){N("WebGLState:",e)}},texSubImage3D:function(){try{e.texSubImage3D(...arguments)}catch(e){N("WebGLState:",e)}},compressedTexSubImage2D:function(){try{e.compressedTexSubImage2D(...arguments)}catch(e){N("WebGLState:",e)}},compressedTexSubImage3D:function(){try{e.compressedTexSubImage3D(...arguments)}catch(e){N("WebGLState:",e)}},scissor:function(t){!1===B.equals(t)&&(e.scissor(t.x,t.y,t.z,t.w),B.copy(t))},viewport:function(t){!1===z.equals(t)&&(e.viewport(t.x,t.y,t.z,t.w),z.copy(t))},reset:function(){e.disable(e.BLEND),e.disable(e.CULL_FACE),e.disable(e.DEPTH_TEST),e.disable(e.POLYGON_OFFSET_FILL),e.disable(e.SCISSOR_TEST),e.disable(e.STENCIL_TEST),e.disable(e.SAMPLE_ALPHA_TO_COVERAGE),e.blendEquation(e.FUNC_ADD),e.blendFunc(e.ONE,e.ZERO),e.blendFuncSeparate(e.ONE,e.ZERO,e.ONE,e.ZERO),e.blendColor(0,0,0,0),e.colorMask(!0,!0,!0,!0),e.clearColor(0,0,0,0),e.depthMask(!0),e.depthFunc(e.LESS),r.setReversed(!1),e.clearDepth(1),e.stencilMask(0xffffffff),e.stencilFunc(e.ALWAYS,0,0xffffffff),e.stencilOp(e.KEEP,e.KEEP,e.KEEP),e.clearStencil(0),e.cullFace(e.BACK),e.frontFace(e.CCW),e.polygonOffset(0,0),e.activeTexture(e.TEXTURE0),e.bindFramebuffer(e.FRAMEBUFFER,null),e.bindFramebuffer(e.DRAW_FRAMEBUFFER,null),e.bindFramebuffer(e.READ_FRAMEBUFFER,null),e.useProgram(null),e.lineWidth(1),e.scissor(0,0,e.canvas.width,e.canvas.height),e.viewport(0,0,e.canvas.width,e.canvas.height),e.pixelStorei(e.PACK_ALIGNMENT,4),e.pixelStorei(e.UNPACK_ALIGNMENT,4),e.pixelStorei(e.UNPACK_FLIP_Y_WEBGL,!1),e.pixelStorei(e.UNPACK_PREMULTIPLY_ALPHA_WEBGL,!1),e.pixelStorei(e.UNPACK_COLORSPACE_CONVERSION_WEBGL,e.BROWSER_DEFAULT_WEBGL),e.pixelStorei(e.PACK_ROW_LENGTH,0),e.pixelStorei(e.PACK_SKIP_PIXELS,0),e.pixelStorei(e.PACK_SKIP_ROWS,0),e.pixelStorei(e.UNPACK_ROW_LENGTH,0),e.pixelStorei(e.UNPACK_IMAGE_HEIGHT,0),e.pixelStorei(e.UNPACK_SKIP_PIXELS,0),e.pixelStorei(e.UNPACK_SKIP_ROWS,0),e.pixelStorei(e.UNPACK_SKIP_IMAGES,0),o={},l={},D=null,I={},h={},s={},d=new WeakMap,c=[],u=null,p=!1,f=null,m=null,g=null,_=null,v=null,x=null,S=null,M=new eK(0,0,0),y=0,b=!1,E=null,T=null,w=null,A=null,R=null,B.set(0,0,e.canvas.width,e.canvas.height),z.set(0,0,e.canvas.width,e.canvas.height),i.reset(),r.reset(),a.reset()}}}function sS(e,t,i,r,a,s,n){let o=t.has("WEBGL_multisampled_render_to_texture")?t.get("WEBGL_multisampled_render_to_texture"):null,l=!(typeof navigator>"u")&&/OculusBrowser/g.test(navigator.userAgent),h=new V,d=new WeakMap,c=new Set,u,p=new WeakMap,f=new Set,m=new FinalizationRegistry(e=>f.delete(e)),g=!1;try{g="u">typeof OffscreenCanvas&&null!==new OffscreenCanvas(1,1).getContext("2d")}catch{}function _(e,t){return g?new OffscreenCanvas(e,t):R("canvas")}function v(e,t,i){let r=1,a=er(e);if((a.width>i||a.height>i)&&(r=i/Math.max(a.width,a.height)),r<1)if(!("u">typeof HTMLImageElement&&e instanceof HTMLImageElement||"u">typeof HTMLCanvasElement&&e instanceof HTMLCanvasElement||"u">typeof ImageBitmap&&e instanceof ImageBitmap||"u">typeof VideoFrame&&e instanceof VideoFrame))return"data"in e&&D("WebGLRenderer: Image in DataTexture is too big ("+a.width+"x"+a.height+")."),e;else{let i=Math.floor(r*a.width),s=Math.floor(r*a.height);void 0===u&&(u=_(i,s));let n=t?_(i,s):u;return n.width=i,n.height=s,n.getContext("2d").drawImage(e,0,0,i,s),D("WebGLRenderer: Texture has been resized from ("+a.width+"x"+a.height+") to ("+i+"x"+s+")."),n}return e}function x(e){return e.generateMipmaps}function S(t){e.generateMipmap(t)}function M(i,r,a,s,n,o=!1){let l;if(null!==i){if(void 0!==e[i])return e[i];D("WebGLRenderer: Attempt to use non-existing WebGL internal format '"+i+"'")}s&&((l=t.get("EXT_texture_norm16"))||D("WebGLRenderer: Unable to use normalized textures without EXT_texture_norm16 extension"));let h=r;if(r===e.RED&&(a===e.FLOAT&&(h=e.R32F),a===e.HALF_FLOAT&&(h=e.R16F),a===e.UNSIGNED_BYTE&&(h=e.R8),a===e.UNSIGNED_SHORT&&l&&(h=l.R16_EXT),a===e.SHORT&&l&&(h=l.R16_SNORM_EXT)),r===e.RED_INTEGER&&(a===e.UNSIGNED_BYTE&&(h=e.R8UI),a===e.UNSIGNED_SHORT&&(h=e.R16UI),a===e.UNSIGNED_INT&&(h=e.R32UI),a===e.BYTE&&(h=e.R8I),a===e.SHORT&&(h=e.R16I),a===e.INT&&(h=e.R32I)),r===e.RG&&(a===e.FLOAT&&(h=e.RG32F),a===e.HALF_FLOAT&&(h=e.RG16F),a===e.UNSIGNED_BYTE&&(h=e.RG8),a===e.UNSIGNED_SHORT&&l&&(h=l.RG16_EXT),a===e.SHORT&&l&&(h=l.RG16_SNORM_EXT)),r===e.RG_INTEGER&&(a===e.UNSIGNED_BYTE&&(h=e.RG8UI),a===e.UNSIGNED_SHORT&&(h=e.RG16UI),a===e.UNSIGNED_INT&&(h=e.RG32UI),a===e.BYTE&&(h=e.RG8I),a===e.SHORT&&(h=e.RG16I),a===e.INT&&(h=e.RG32I)),r===e.RGB_INTEGER&&(a===e.UNSIGNED_BYTE&&(h=e.RGB8UI),a===e.UNSIGNED_SHORT&&(h=e.RGB16UI),a===e.UNSIGNED_INT&&(h=e.RGB32UI),a===e.BYTE&&(h=e.RGB8I),a===e.SHORT&&(h=e.RGB16I),a===e.INT&&(h=e.RGB32I)),r===e.RGBA_INTEGER&&(a===e.UNSIGNED_BYTE&&(h=e.RGBA8UI),a===e.UNSIGNED_SHORT&&(h=e.RGBA16UI),a===e.UNSIGNED_INT&&(h=e.RGBA32UI),a===e.BYTE&&(h=e.RGBA8I),a===e.SHORT&&(h=e.RGBA16I),a===e.INT&&(h=e.RGBA32I)),r===e.RGB&&(a===e.UNSIGNED_SHORT&&l&&(h=l.RGB16_EXT),a===e.SHORT&&l&&(h=l.RGB16_SNORM_EXT),a===e.UNSIGNED_INT_5_9_9_9_REV&&(h=e.RGB9_E5),a===e.UNSIGNED_INT_10F_11F_11F_REV&&(h=e.R11F_G11F_B10F)),r===e.RGBA){let t=o?T:$.getTransfer(n);a===e.FLOAT&&(h=e.RGBA32F),a===e.HALF_FLOAT&&(h=e.RGBA16F),a===e.UNSIGNED_BYTE&&(h=t===w?e.SRGB8_ALPHA8:e.RGBA8),a===e.UNSIGNED_SHORT&&l&&(h=l.RGBA16_EXT),a===e.SHORT&&l&&(h=l.RGBA16_SNORM_EXT),a===e.UNSIGNED_SHORT_4_4_4_4&&(h=e.RGBA4),a===e.UNSIGNED_SHORT_5_5_5_1&&(h=e.RGB5_A1)}return(h===e.R16F||h===e.R32F||h===e.RG16F||h===e.RG32F||h===e.RGBA16F||h===e.RGBA32F)&&t.get("EXT_color_buffer_float"),h}function y(t,i){let r;return t?null===i||1014===i||1020===i?r=e.DEPTH24_STENCIL8:1015===i?r=e.DEPTH32F_STENCIL8:1012===i&&(r=e.DEPTH24_STENCIL8,D("DepthTexture: 16 bit depth attachment is not supported with stencil. Using 24-bit attachment.")):null===i||1014===i||1020===i?r=e.DEPTH_COMPONENT24:1015===i?r=e.DEPTH_COMPONENT32F:1012===i&&(r=e.DEPTH_COMPONENT16),r}function b(e,t){return!0===x(e)||e.isFramebufferTexture&&1003!==e.minFilter&&1006!==e.minFilter?Math.log2(Math.max(t.width,t.height))+1:e.mipmaps.length>0?e.mipmaps.length:e.isCompressedTexture&&Array.isArray(e.image)?t.mipmaps.length:1}function A(e){let t=new WeakRef(e);r.get(e).__ref=t,f.add(t),m.register(e,t,t)}function C(e){let t=r.get(e).__ref;void 0!==t&&(f.delete(t),m.unregister(t))}function P(e){I(e.target)}function L(e){U(e.target)}function I(e){e.removeEventListener("dispose",P),C(e),function(e){let t=r.get(e);if(void 0===t.__webglInit)return;let i=e.source,a=p.get(i);if(a){let r=a[t.__cacheKey];r.usedTimes--,0===r.usedTimes&&O(e),0===Object.keys(a).length&&p.delete(i)}r.remove(e)}(e),e.isVideoTexture&&d.delete(e),e.isHTMLTexture&&c.delete(e)}function U(t){t.removeEventListener("dispose",L),C(t),function(t){let i=r.get(t);i.__depthDisposeCallback&&i.__depthDisposeCallback();let a=t.depthTexture;if(a&&a.renderTarget===t&&I(a),t.isWebGLCubeRenderTarget)for(let t=0;t<6;t++){if(Array.isArray(i.__webglFramebuffer[t]))for(let r=0;r<i.__webglFramebuffer[t].length;r++)e.deleteFramebuffer(i.__webglFramebuffer[t][r]);else e.deleteFramebuffer(i.__webglFramebuffer[t]);i.__webglDepthbuffer&&e.deleteRenderbuffer(i.__webglDepthbuffer[t])}else{if(Array.isArray(i.__webglFramebuffer))for(let t=0;t<i.__webglFramebuffer.length;t++)e.deleteFramebuffer(i.__webglFramebuffer[t]);else e.deleteFramebuffer(i.__webglFramebuffer);if(i.__webglDepthbuffer&&e.deleteRenderbuffer(i.__webglDepthbuffer),i.__webglMultisampledFramebuffer&&e.deleteFramebuffer(i.__webglMultisampledFramebuffer),i.__webglColorRenderbuffer)for(let t=0;t<i.__webglColorRenderbuffer.length;t++)i.__webglColorRenderbuffer[t]&&e.deleteRenderbuffer(i.__webglColorRenderbuffer[t]);i.__webglDepthRenderbuffer&&e.deleteRenderbuffer(i.__webglDepthRenderbuffer)}let s=t.textures;for(let t=0,i=s.length;t<i;t++){let i=r.get(s[t]);i.__webglTexture&&(e.deleteTexture(i.__webglTexture),n.memory.textures--),r.remove(s[t])}r.remove(t)}(t)}function O(t){let i=r.get(t);e.deleteTexture(i.__webglTexture);let a=t.source,s=p.get(a);delete s[i.__cacheKey],n.memory.textures--}let F=0;function B(t,a){var s;let o,l=r.get(t);if(t.isVideoTexture&&(s=t,o=n.render.frame,d.get(s)!==o&&(d.set(s,o),s.update())),!1===t.isRenderTargetTexture&&!0!==t.isExternalTexture&&t.version>0&&l.__version!==t.version){let e=t.image;if(null===e)D("WebGLRenderer: Texture marked for update but no image data found.");else{if(!1!==e.complete)return void q(l,t,a);D("WebGLRenderer: Texture marked for update but image is incomplete")}}else t.isExternalTexture&&(l.__webglTexture=t.sourceTexture?t.sourceTexture:null);i.bindTexture(e.TEXTURE_2D,l.__webglTexture,e.TEXTURE0+a)}function z(t,n){let o=r.get(t);t.version>0&&o.__version!==t.version?function(t,n,o){if(6!==n.image.length)return;let l=X(t,n),h=n.source;i.bindTexture(e.TEXTURE_CUBE_MAP,t.__webglTexture,e.TEXTURE0+o);let d=r.get(h);if(h.version!==d.__version||!0===l){let t;i.activeTexture(e.TEXTURE0+o);let r=$.getPrimaries($.workingColorSpace),c=""===n.colorSpace?null:$.getPrimaries(n.colorSpace),u=""===n.colorSpace||r===c?e.NONE:e.BROWSER_DEFAULT_WEBGL;i.pixelStorei(e.UNPACK_FLIP_Y_WEBGL,n.flipY),i.pixelStorei(e.UNPACK_PREMULTIPLY_ALPHA_WEBGL,n.premultiplyAlpha),i.pixelStorei(e.UNPACK_ALIGNMENT,n.unpackAlignment),i.pixelStorei(e.UNPACK_COLORSPACE_CONVERSION_WEBGL,u);let p=n.isCompressedTexture||n.image[0].isCompressedTexture,f=n.image[0]&&n.image[0].isDataTexture,m=[];for(let e=0;e<6;e++)p||f?m[e]=f?n.image[e].image:n.image[e]:m[e]=v(n.image[e],!0,a.maxCubemapSize),m[e]=ei(n,m[e]);let g=m[0],_=s.convert(n.format,n.colorSpace),E=s.convert(n.type),T=M(n.internalFormat,_,E,n.normalized,n.colorSpace),w=!0!==n.isVideoTexture,A=void 0===d.__version||!0===l,R=h.dataReady,C=b(n,g);if(W(e.TEXTURE_CUBE_MAP,n),n.isDepthTexture){if(T=y(1027===n.format,n.type),A)if(w)i.texStorage2D(e.TEXTURE_CUBE_MAP,1,T,g.width,g.height);else for(let t=0;t<6;t++)i.texImage2D(e.TEXTURE_CUBE_MAP_POSITIVE_X+t,0,T,g.width,g.height,0,_,E,null)}else if(p){w&&A&&i.texStorage2D(e.TEXTURE_CUBE_MAP,C,T,g.width,g.height);for(let r=0;r<6;r++){t=m[r].mipmaps;for(let a=0;a<t.length;a++){let s=t[a];1023!==n.format?null!==_?w?R&&i.compressedTexSubImage2D(e.TEXTURE_CUBE_MAP_POSITIVE_X+r,a,0,0,s.width,s.height,_,s.data):i.compressedTexImage2D(e.TEXTURE_CUBE_MAP_POSITIVE_X+r,a,T,s.width,s.height,0,s.data):D("WebGLRenderer: Attempt to load unsupported compressed texture format in .setTextureCube()"):w?R&&i.texSubImage2D(e.TEXTURE_CUBE_MAP_POSITIVE_X+r,a,0,0,s.width,s.height,_,E,s.data):i.texImage2D(e.TEXTURE_CUBE_MAP_POSITIVE_X+r,a,T,s.width,s.height,0,_,E,s.data)}}}else{if(t=n.mipmaps,w&&A){t.length>0&&C++;let r=er(m[0]);i.texStorage2D(e.TEXTURE_CUBE_MAP,C,T,r.width,r.height)}for(let r=0;r<6;r++)if(f){w?R&&i.texSubImage2D(e.TEXTURE_CUBE_MAP_POSITIVE_X+r,0,0,0,m[r].width,m[r].height,_,E,m[r].data):i.texImage2D(e.TEXTURE_CUBE_MAP_POSITIVE_X+r,0,T,m[r].width,m[r].height,0,_,E,m[r].data);for(let a=0;a<t.length;a++){let s=t[a].image[r].image;w?R&&i.texSubImage2D(e.TEXTURE_CUBE_MAP_POSITIVE_X+r,a+1,0,0,s.width,s.height,_,E,s.data):i.texImage2D(e.TEXTURE_CUBE_MAP_POSITIVE_X+r,a+1,T,s.width,s.height,0,_,E,s.data)}}else{w?R&&i.texSubImage2D(e.TEXTURE_CUBE_MAP_POSITIVE_X+r,0,0,0,_,E,m[r]):i.texImage2D(e.TEXTURE_CUBE_MAP_POSITIVE_X+r,0,T,_,E,m[r]);for(let a=0;a<t.length;a++){let s=t[a];w?R&&i.texSubImage2D(e.TEXTURE_CUBE_MAP_POSITIVE_X+r,a+1,0,0,_,E,s.image[r]):i.texImage2D(e.TEXTURE_CUBE_MAP_POSITIVE_X+r,a+1,T,_,E,s.image[r])}}}x(n)&&!0===n.mipmapsAutoUpdate&&S(e.TEXTURE_CUBE_MAP),d.__version=h.version,n.onUpdate&&n.onUpdate(n)}t.__version=n.version}(o,t,n):i.bindTexture(e.TEXTURE_CUBE_MAP,o.__webglTexture,e.TEXTURE0+n)}let k={1e3:e.REPEAT,1001:e.CLAMP_TO_EDGE,1002:e.MIRRORED_REPEAT},H={1003:e.NEAREST,1004:e.NEAREST_MIPMAP_NEAREST,1005:e.NEAREST_MIPMAP_LINEAR,1006:e.LINEAR,1007:e.LINEAR_MIPMAP_NEAREST,1008:e.LINEAR_MIPMAP_LINEAR},G={512:e.NEVER,519:e.ALWAYS,513:e.LESS,515:e.LEQUAL,514:e.EQUAL,518:e.GEQUAL,516:e.GREATER,517:e.NOTEQUAL};function W(i,s){if(1015===s.type&&!1===t.has("OES_texture_float_linear")&&(1006===s.magFilter||1007===s.magFilter||1005===s.magFilter||1008===s.magFilter||1006===s.minFilter||1007===s.minFilter||1005===s.minFilter||1008===s.minFilter)&&D("WebGLRenderer: Unable to use linear filtering with floating point textures. OES_texture_float_linear not supported on this device."),e.texParameteri(i,e.TEXTURE_WRAP_S,k[s.wrapS]),e.texParameteri(i,e.TEXTURE_WRAP_T,k[s.wrapT]),(i===e.TEXTURE_3D||i===e.TEXTURE_2D_ARRAY)&&e.texParameteri(i,e.TEXTURE_WRAP_R,k[s.wrapR]),e.texParameteri(i,e.TEXTURE_MAG_FILTER,H[s.magFilter]),e.texParameteri(i,e.TEXTURE_MIN_FILTER,H[s.minFilter]),s.compareFunction&&(e.texParameteri(i,e.TEXTURE_COMPARE_MODE,e.COMPARE_REF_TO_TEXTURE),e.texParameteri(i,e.TEXTURE_COMPARE_FUNC,G[s.compareFunction])),!0===t.has("EXT_texture_filter_anisotropic")&&1003!==s.magFilter&&(1005===s.minFilter||1008===s.minFilter)&&(1015!==s.type||!1!==t.has("OES_texture_float_linear"))&&(s.anisotropy>1||r.get(s).__currentAnisotropy)){let n=t.get("EXT_texture_filter_anisotropic");e.texParameterf(i,n.TEXTURE_MAX_ANISOTROPY_EXT,Math.min(s.anisotropy,a.getMaxAnisotropy())),r.get(s).__currentAnisotropy=s.anisotropy}}function X(t,i){let r,a=!1;void 0===t.__webglInit&&(t.__webglInit=!0,i.addEventListener("dispose",P),A(i));let s=i.source,o=p.get(s);void 0===o&&(o={},p.set(s,o));let l=((r=[]).push(i.wrapS),r.push(i.wrapT),r.push(i.wrapR||0),r.push(i.magFilter),r.push(i.minFilter),r.push(i.anisotropy),r.push(i.internalFormat),r.push(i.format),r.push(i.type),r.push(i.generateMipmaps),r.push(i.mipmapsAutoUpdate),r.push(i.premultiplyAlpha),r.push(i.flipY),r.push(i.unpackAlignment),r.push(i.colorSpace),r.join());if(l!==t.__cacheKey){void 0===o[l]&&(o[l]={texture:e.createTexture(),usedTimes:0},n.memory.textures++,a=!0),o[l].usedTimes++;let r=o[t.__cacheKey];void 0!==r&&(o[t.__cacheKey].usedTimes--,0===r.usedTimes&&O(i)),t.__cacheKey=l,t.__webglTexture=o[l].texture}return a}function j(e,t,i){return Math.floor(Math.floor(e/i)/t)}function q(t,n,o){let l=e.TEXTURE_2D;(n.isDataArrayTexture||n.isCompressedArrayTexture)&&(l=e.TEXTURE_2D_ARRAY),n.isData3DTexture&&(l=e.TEXTURE_3D);let h=X(t,n),d=n.source;i.bindTexture(l,t.__webglTexture,e.TEXTURE0+o);let u=r.get(d);if(d.version!==u.__version||!0===h){if(i.activeTexture(e.TEXTURE0+o),("u">typeof ImageBitmap&&n.image instanceof ImageBitmap)==!1){let t=$.getPrimaries($.workingColorSpace),r=""===n.colorSpace?null:$.getPrimaries(n.colorSpace),a=""===n.colorSpace||t===r?e.NONE:e.BROWSER_DEFAULT_WEBGL;i.pixelStorei(e.UNPACK_FLIP_Y_WEBGL,n.flipY),i.pixelStorei(e.UNPACK_PREMULTIPLY_ALPHA_WEBGL,n.premultiplyAlpha),i.pixelStorei(e.UNPACK_COLORSPACE_CONVERSION_WEBGL,a)}i.pixelStorei(e.UNPACK_ALIGNMENT,n.unpackAlignment);let t=v(n.image,!1,a.maxTextureSize);t=ei(n,t);let r=s.convert(n.format,n.colorSpace),p=s.convert(n.type),f=M(n.internalFormat,r,p,n.normalized,n.colorSpace,n.isVideoTexture);W(l,n);let m,g=n.mipmaps,_=!0!==n.isVideoTexture,E=void 0===u.__version||!0===h,T=d.dataReady,w=b(n,t);if(n.isDepthTexture)f=y(1027===n.format,n.type),E&&(_?i.texStorage2D(e.TEXTURE_2D,1,f,t.width,t.height):i.texImage2D(e.TEXTURE_2D,0,f,t.width,t.height,0,r,p,null));else if(n.isDataTexture)if(g.length>0){_&&E&&i.texStorage2D(e.TEXTURE_2D,w,f,g[0].width,g[0].height);for(let t=0,a=g.length;t<a;t++)m=g[t],_?T&&i.texSubImage2D(e.TEXTURE_2D,t,0,0,m.width,m.height,r,p,m.data):i.texImage2D(e.TEXTURE_2D,t,f,m.width,m.height,0,r,p,m.data);n.generateMipmaps=!1}else _?(E&&i.texStorage2D(e.TEXTURE_2D,w,f,t.width,t.height),T&&function(t,r,a,s){let n=t.updateRanges;if(0===n.length)i.texSubImage2D(e.TEXTURE_2D,0,0,0,r.width,r.height,a,s,r.data);else{n.sort((e,t)=>e.start-t.start);let o=0;for(let e=1;e<n.length;e++){let t=n[o],i=n[e],a=t.start+t.count,s=j(i.start,r.width,4),l=j(t.start,r.width,4);i.start<=a+1&&s===l&&j(i.start+i.count-1,r.width,4)===s?t.count=Math.max(t.count,i.start+i.count-t.start):n[++o]=i}n.length=o+1;let l=i.getParameter(e.UNPACK_ROW_LENGTH),h=i.getParameter(e.UNPACK_SKIP_PIXELS),d=i.getParameter(e.UNPACK_SKIP_ROWS);i.pixelStorei(e.UNPACK_ROW_LENGTH,r.width);for(let t=0,o=n.length;t<o;t++){let o=n[t],l=Math.floor(o.start/4),h=Math.ceil(o.count/4),d=l%r.width,c=Math.floor(l/r.width);i.pixelStorei(e.UNPACK_SKIP_PIXELS,d),i.pixelStorei(e.UNPACK_SKIP_ROWS,c),i.texSubImage2D(e.TEXTURE_2D,0,d,c,h,1,a,s,r.data)}t.clearUpdateRanges(),i.pixelStorei(e.UNPACK_ROW_LENGTH,l),i.pixelStorei(e.UNPACK_SKIP_PIXELS,h),i.pixelStorei(e.UNPACK_SKIP_ROWS,d)}}(n,t,r,p)):i.texImage2D(e.TEXTURE_2D,0,f,t.width,t.height,0,r,p,t.data);else if(n.isCompressedTexture)if(n.isCompressedArrayTexture){_&&E&&i.texStorage3D(e.TEXTURE_2D_ARRAY,w,f,g[0].width,g[0].height,t.depth);for(let a=0,s=g.length;a<s;a++)if(m=g[a],1023!==n.format)if(null!==r)if(_){if(T)if(n.layerUpdates.size>0){let t=rp(m.width,m.height,n.format,n.type);for(let s of n.layerUpdates){let n=m.data.subarray(s*t/m.data.BYTES_PER_ELEMENT,(s+1)*t/m.data.BYTES_PER_ELEMENT);i.compressedTexSubImage3D(e.TEXTURE_2D_ARRAY,a,0,0,s,m.width,m.height,1,r,n)}}else i.compressedTexSubImage3D(e.TEXTURE_2D_ARRAY,a,0,0,0,m.width,m.height,t.depth,r,m.data)}else i.compressedTexImage3D(e.TEXTURE_2D_ARRAY,a,f,m.width,m.height,t.depth,0,m.data,0,0);else D("WebGLRenderer: Attempt to load unsupported compressed texture format in .uploadTexture()");else _?T&&i.texSubImage3D(e.TEXTURE_2D_ARRAY,a,0,0,0,m.width,m.height,t.depth,r,p,m.data):i.texImage3D(e.TEXTURE_2D_ARRAY,a,f,m.width,m.height,t.depth,0,r,p,m.data);n.layerUpdates.size>0&&n.clearLayerUpdates()}else{_&&E&&i.texStorage2D(e.TEXTURE_2D,w,f,g[0].width,g[0].height);for(let t=0,a=g.length;t<a;t++)m=g[t],1023!==n.format?null!==r?_?T&&i.compressedTexSubImage2D(e.TEXTURE_2D,t,0,0,m.width,m.height,r,m.data):i.compressedTexImage2D(e.TEXTURE_2D,t,f,m.width,m.height,0,m.data):D("WebGLRenderer: Attempt to load unsupported compressed texture format in .uploadTexture()"):_?T&&i.texSubImage2D(e.TEXTURE_2D,t,0,0,m.width,m.height,r,p,m.data):i.texImage2D(e.TEXTURE_2D,t,f,m.width,m.height,0,r,p,m.data)}else if(n.isDataArrayTexture)if(_){if(E&&i.texStorage3D(e.TEXTURE_2D_ARRAY,w,f,t.width,t.height,t.depth),T)if(n.layerUpdates.size>0){let a=rp(t.width,t.height,n.format,n.type);for(let s of n.layerUpdates){let n=t.data.subarray(s*a/t.data.BYTES_PER_ELEMENT,(s+1)*a/t.data.BYTES_PER_ELEMENT);i.texSubImage3D(e.TEXTURE_2D_ARRAY,0,0,0,s,t.width,t.height,1,r,p,n)}n.clearLayerUpdates()}else i.texSubImage3D(e.TEXTURE_2D_ARRAY,0,0,0,0,t.width,t.height,t.depth,r,p,t.data)}else i.texImage3D(e.TEXTURE_2D_ARRAY,0,f,t.width,t.height,t.depth,0,r,p,t.data);else if(n.isData3DTexture)_?(E&&i.texStorage3D(e.TEXTURE_3D,w,f,t.width,t.height,t.depth),T&&i.texSubImage3D(e.TEXTURE_3D,0,0,0,0,t.width,t.height,t.depth,r,p,t.data)):i.texImage3D(e.TEXTURE_3D,0,f,t.width,t.height,t.depth,0,r,p,t.data);else if(n.isFramebufferTexture){if(E)if(_)i.texStorage2D(e.TEXTURE_2D,w,f,t.width,t.height);else{let a=t.width,s=t.height;for(let t=0;t<w;t++)i.texImage2D(e.TEXTURE_2D,t,f,a,s,0,r,p,null),a>>=1,s>>=1}}else if(n.isHTMLTexture){if("texElementImage2D"in e){let i=e.canvas;if(i.hasAttribute("layoutsubtree")||i.setAttribute("layoutsubtree","true"),t.parentNode!==i){i.appendChild(t),c.add(n),i.onpaint=e=>{let t=e.changedElements;for(let e of c)t.includes(e.image)&&(e.needsUpdate=!0)},i.requestPaint();return}if(3===e.texElementImage2D.length)e.texElementImage2D(e.TEXTURE_2D,e.RGBA8,t);else{let i=e.RGBA,r=e.RGBA,a=e.UNSIGNED_BYTE;e.texElementImage2D(e.TEXTURE_2D,0,i,r,a,t)}e.texParameteri(e.TEXTURE_2D,e.TEXTURE_MIN_FILTER,e.LINEAR),e.texParameteri(e.TEXTURE_2D,e.TEXTURE_WRAP_S,e.CLAMP_TO_EDGE),e.texParameteri(e.TEXTURE_2D,e.TEXTURE_WRAP_T,e.CLAMP_TO_EDGE)}}else if(g.length>0){if(_&&E){let t=er(g[0]);i.texStorage2D(e.TEXTURE_2D,w,f,t.width,t.height)}for(let t=0,a=g.length;t<a;t++)m=g[t],_?T&&i.texSubImage2D(e.TEXTURE_2D,t,0,0,r,p,m):i.texImage2D(e.TEXTURE_2D,t,f,r,p,m);n.generateMipmaps=!1}else if(_){if(E){let r=er(t);i.texStorage2D(e.TEXTURE_2D,w,f,r.width,r.height)}T&&i.texSubImage2D(e.TEXTURE_2D,0,0,0,r,p,t)}else i.texImage2D(e.TEXTURE_2D,0,f,r,p,t);x(n)&&!0===n.mipmapsAutoUpdate&&S(l),u.__version=d.version,n.onUpdate&&n.onUpdate(n)}t.__version=n.version}function Y(t,a,n,l,h,d){let c=s.convert(n.format,n.colorSpace),u=s.convert(n.type),p=M(n.internalFormat,c,u,n.normalized,n.colorSpace),f=r.get(a),m=r.get(n);if(m.__renderTarget=a,!f.__hasExternalTextures){let t=Math.max(1,a.width>>d),r=Math.max(1,a.height>>d);h===e.TEXTURE_3D||h===e.TEXTURE_2D_ARRAY?i.texImage3D(h,d,p,t,r,a.depth,0,c,u,null):i.texImage2D(h,d,p,t,r,0,c,u,null)}i.bindFramebuffer(e.FRAMEBUFFER,t),et(a)?o.framebufferTexture2DMultisampleEXT(e.FRAMEBUFFER,l,h,m.__webglTexture,0,ee(a)):(h===e.TEXTURE_2D||h>=e.TEXTURE_CUBE_MAP_POSITIVE_X&&h<=e.TEXTURE_CUBE_MAP_NEGATIVE_Z)&&e.framebufferTexture2D(e.FRAMEBUFFER,l,h,m.__webglTexture,d),i.bindFramebuffer(e.FRAMEBUFFER,null)}function K(t,i,r){if(e.bindRenderbuffer(e.RENDERBUFFER,t),i.depthBuffer){let a=i.depthTexture,s=a&&a.isDepthTexture?a.type:null,n=y(i.stencilBuffer,s),l=i.stencilBuffer?e.DEPTH_STENCIL_ATTACHMENT:e.DEPTH_ATTACHMENT;et(i)?o.renderbufferStorageMultisampleEXT(e.RENDERBUFFER,ee(i),n,i.width,i.height):r?e.renderbufferStorageMultisample(e.RENDERBUFFER,ee(i),n,i.width,i.height):e.renderbufferStorage(e.RENDERBUFFER,n,i.width,i.height),e.framebufferRenderbuffer(e.FRAMEBUFFER,l,e.RENDERBUFFER,t)}else{let t=i.textures;for(let a=0;a<t.length;a++){let n=t[a],l=s.convert(n.format,n.colorSpace),h=s.convert(n.type),d=M(n.internalFormat,l,h,n.normalized,n.colorSpace);et(i)?o.renderbufferStorageMultisampleEXT(e.RENDERBUFFER,ee(i),d,i.width,i.height):r?e.renderbufferStorageMultisample(e.RENDERBUFFER,ee(i),d,i.width,i.height):e.renderbufferStorage(e.RENDERBUFFER,d,i.width,i.height)}}e.bindRenderbuffer(e.RENDERBUFFER,null)}function Z(t,a,s){let n=!0===a.isWebGLCubeRenderTarget;if(i.bindFramebuffer(e.FRAMEBUFFER,t),!(a.depthTexture&&a.depthTexture.isDepthTexture))throw Error("THREE.WebGLTextures: renderTarget.depthTexture must be an instance of THREE.DepthTexture.");let l=r.get(a.depthTexture);l.__renderTarget=a;let h=n?a.depthTexture.image[0]:a.depthTexture.image;l.__webglTexture&&h.width===a.width&&h.height===a.height||(h.width=a.width,h.height=a.height,a.depthTexture.needsUpdate=!0),n?z(a.depthTexture,0):B(a.depthTexture,0);let d=l.__webglTexture,c=ee(a),u=n?e.TEXTURE_CUBE_MAP_POSITIVE_X+s:e.TEXTURE_2D,p=1027===a.depthTexture.format?e.DEPTH_STENCIL_ATTACHMENT:e.DEPTH_ATTACHMENT;if(1026===a.depthTexture.format)et(a)?o.framebufferTexture2DMultisampleEXT(e.FRAMEBUFFER,p,u,d,0,c):e.framebufferTexture2D(e.FRAMEBUFFER,p,u,d,0);else if(1027===a.depthTexture.format)et(a)?o.framebufferTexture2DMultisampleEXT(e.FRAMEBUFFER,p,u,d,0,c):e.framebufferTexture2D(e.FRAMEBUFFER,p,u,d,0);else throw Error("THREE.WebGLTextures: Unknown depthTexture format.")}function J(t){let a=r.get(t),s=!0===t.isWebGLCubeRenderTarget;if(a.__boundDepthTexture!==t.depthTexture){let e=t.depthTexture;if(a.__depthDisposeCallback&&a.__depthDisposeCallback(),e){let t=()=>{delete a.__boundDepthTexture,delete a.__depthDisposeCallback,e.removeEventListener("dispose",t)};e.addEventListener("dispose",t),a.__depthDisposeCallback=t}a.__boundDepthTexture=e}if(t.depthTexture&&!a.__autoAllocateDepthBuffer)if(s)for(let e=0;e<6;e++)Z(a.__webglFramebuffer[e],t,e);else t.texture.mipmaps.length>0?Z(a.__webglFramebuffer[0],t,0):Z(a.__webglFramebuffer,t,0);else if(s){a.__webglDepthbuffer=[];for(let r=0;r<6;r++)if(i.bindFramebuffer(e.FRAMEBUFFER,a.__webglFramebuffer[r]),void 0===a.__webglDepthbuffer[r])a.__webglDepthbuffer[r]=e.createRenderbuffer(),K(a.__webglDepthbuffer[r],t,!1);else{let i=t.stencilBuffer?e.DEPTH_STENCIL_ATTACHMENT:e.DEPTH_ATTACHMENT,s=a.__webglDepthbuffer[r];e.bindRenderbuffer(e.RENDERBUFFER,s),e.framebufferRenderbuffer(e.FRAMEBUFFER,i,e.RENDERBUFFER,s)}}else if(t.texture.mipmaps.length>0?i.bindFramebuffer(e.FRAMEBUFFER,a.__webglFramebuffer[0]):i.bindFramebuffer(e.FRAMEBUFFER,a.__webglFramebuffer),void 0===a.__webglDepthbuffer)a.__webglDepthbuffer=e.createRenderbuffer(),K(a.__webglDepthbuffer,t,!1);else{let i=t.stencilBuffer?e.DEPTH_STENCIL_ATTACHMENT:e.DEPTH_ATTACHMENT,r=a.__webglDepthbuffer;e.bindRenderbuffer(e.RENDERBUFFER,r),e.framebufferRenderbuffer(e.FRAMEBUFFER,i,e.RENDERBUFFER,r)}i.bindFramebuffer(e.FRAMEBUFFER,null)}let Q=[];function ee(e){return Math.min(a.maxSamples,e.samples)}function et(e){let i=r.get(e);return e.samples>0&&!0===t.has("WEBGL_multisampled_render_to_texture")&&!1!==i.__useRenderToTexture}function ei(e,t){let i=e.colorSpace,r=e.format,a=e.type;return!0===e.isCompressedTexture||!0===e.isVideoTexture||i!==E&&""!==i&&($.getTransfer(i)===w?(1023!==r||1009!==a)&&D("WebGLTextures: sRGB encoded textures have to use RGBAFormat and UnsignedByteType."):N("WebGLTextures: Unsupported texture color space:",i)),t}function er(e){return"u">typeof HTMLImageElement&&e instanceof HTMLImageElement?(h.width=e.naturalWidth||e.width,h.height=e.naturalHeight||e.height):"u">typeof VideoFrame&&e instanceof VideoFrame?(h.width=e.displayWidth,h.height=e.displayHeight):(h.width=e.width,h.height=e.height),h}this.allocateTextureUnit=function(){let e=F;return e>=a.maxTextures&&D("WebGLTextures: Trying to use "+(e+1)+" texture units while this GPU supports only "+a.maxTextures),F+=1,e},this.resetTextureUnits=function(){F=0},this.getTextureUnits=function(){return F},this.setTextureUnits=function(e){F=e},this.setTexture2D=B,this.setTexture2DArray=function(t,a){let s=r.get(t);!1===t.isRenderTargetTexture&&t.version>0&&s.__version!==t.version?q(s,t,a):(t.isExternalTexture&&(s.__webglTexture=t.sourceTexture?t.sourceTexture:null),i.bindTexture(e.TEXTURE_2D_ARRAY,s.__webglTexture,e.TEXTURE0+a))},this.setTexture3D=function(t,a){let s=r.get(t);!1===t.isRenderTargetTexture&&t.version>0&&s.__version!==t.version?q(s,t,a):i.bindTexture(e.TEXTURE_3D,s.__webglTexture,e.TEXTURE0+a)},this.setTextureCube=z,this.rebindTextures=function(t,i,a){let s=r.get(t);void 0!==i&&Y(s.__webglFramebuffer,t,t.texture,e.COLOR_ATTACHMENT0,e.TEXTURE_2D,0),void 0!==a&&J(t)},this.setupRenderTarget=function(t){let a=t.texture,o=r.get(t),l=r.get(a);t.addEventListener("dispose",L),A(t);let h=t.textures,d=!0===t.isWebGLCubeRenderTarget,c=h.length>1;if(c||(void 0===l.__webglTexture&&(l.__webglTexture=e.createTexture()),l.__version=a.version,n.memory.textures++),d){o.__webglFramebuffer=[];for(let t=0;t<6;t++)if(a.mipmaps.length>0){o.__webglFramebuffer[t]=[];for(let i=0;i<a.mipmaps.length;i++)o.__webglFramebuffer[t][i]=e.createFramebuffer()}else o.__webglFramebuffer[t]=e.createFramebuffer()}else{if(a.mipmaps.length>0){o.__webglFramebuffer=[];for(let t=0;t<a.mipmaps.length;t++)o.__webglFramebuffer[t]=e.createFramebuffer()}else o.__webglFramebuffer=e.createFramebuffer();if(c)for(let t=0,i=h.length;t<i;t++){let i=r.get(h[t]);void 0===i.__webglTexture&&(i.__webglTexture=e.createTexture(),n.memory.textures++)}if(t.samples>0&&!1===et(t)){o.__webglMultisampledFramebuffer=e.createFramebuffer(),o.__webglColorRenderbuffer=[],i.bindFramebuffer(e.FRAMEBUFFER,o.__webglMultisampledFramebuffer);for(let i=0;i<h.length;i++){let r=h[i];o.__webglColorRenderbuffer[i]=e.createRenderbuffer(),e.bindRenderbuffer(e.RENDERBUFFER,o.__webglColorRenderbuffer[i]);let a=s.convert(r.format,r.colorSpace),n=s.convert(r.type),l=M(r.internalFormat,a,n,r.normalized,r.colorSpace,!0===t.isXRRenderTarget),d=ee(t);e.renderbufferStorageMultisample(e.RENDERBUFFER,d,l,t.width,t.height),e.framebufferRenderbuffer(e.FRAMEBUFFER,e.COLOR_ATTACHMENT0+i,e.RENDERBUFFER,o.__webglColorRenderbuffer[i])}e.bindRenderbuffer(e.RENDERBUFFER,null),t.depthBuffer&&(o.__webglDepthRenderbuffer=e.createRenderbuffer(),K(o.__webglDepthRenderbuffer,t,!0)),i.bindFramebuffer(e.FRAMEBUFFER,null)}}if(d){i.bindTexture(e.TEXTURE_CUBE_MAP,l.__webglTexture),W(e.TEXTURE_CUBE_MAP,a);for(let i=0;i<6;i++)if(a.mipmaps.length>0)for(let r=0;r<a.mipmaps.length;r++)Y(o.__webglFramebuffer[i][r],t,a,e.COLOR_ATTACHMENT0,e.TEXTURE_CUBE_MAP_POSITIVE_X+i,r);else Y(o.__webglFramebuffer[i],t,a,e.COLOR_ATTACHMENT0,e.TEXTURE_CUBE_MAP_POSITIVE_X+i,0);x(a)?S(e.TEXTURE_CUBE_MAP):a.mipmaps.length>0&&e.texParameteri(e.TEXTURE_CUBE_MAP,e.TEXTURE_MAX_LEVEL,a.mipmaps.length-1),i.unbindTexture()}else if(c){for(let a=0,s=h.length;a<s;a++){let s=h[a],n=r.get(s),l=e.TEXTURE_2D;(t.isWebGL3DRenderTarget||t.isWebGLArrayRenderTarget)&&(l=t.isWebGL3DRenderTarget?e.TEXTURE_3D:e.TEXTURE_2D_ARRAY),i.bindTexture(l,n.__webglTexture),W(l,s),Y(o.__webglFramebuffer,t,s,e.COLOR_ATTACHMENT0+a,l,0),x(s)&&S(l)}i.unbindTexture()}else{let r=e.TEXTURE_2D;if((t.isWebGL3DRenderTarget||t.isWebGLArrayRenderTarget)&&(r=t.isWebGL3DRenderTarget?e.TEXTURE_3D:e.TEXTURE_2D_ARRAY),i.bindTexture(r,l.__webglTexture),W(r,a),a.mipmaps.length>0)for(let i=0;i<a.mipmaps.length;i++)Y(o.__webglFramebuffer[i],t,a,e.COLOR_ATTACHMENT0,r,i);else Y(o.__webglFramebuffer,t,a,e.COLOR_ATTACHMENT0,r,0);x(a)?S(r):a.mipmaps.length>0&&e.texParameteri(r,e.TEXTURE_MAX_LEVEL,a.mipmaps.length-1),i.unbindTexture()}t.depthBuffer&&J(t)},this.updateRenderTargetMipmap=function(t){let a=t.textures;for(let s=0,n=a.length;s<n;s++){let n=a[s];if(x(n)&&!0===n.mipmapsAutoUpdate){let a=t.isWebGLCubeRenderTarget?e.TEXTURE_CUBE_MAP:t.isWebGL3DRenderTarget?e.TEXTURE_3D:t.isWebGLArrayRenderTarget||t.isCompressedArrayTexture?e.TEXTURE_2D_ARRAY:e.TEXTURE_2D,s=r.get(n).__webglTexture;i.bindTexture(a,s),S(a),i.unbindTexture()}}},this.updateMultisampleRenderTarget=function(t){if(t.samples>0){if(!1===et(t)){let a=t.textures,s=t.width,n=t.height,o=e.COLOR_BUFFER_BIT,h=t.stencilBuffer?e.DEPTH_STENCIL_ATTACHMENT:e.DEPTH_ATTACHMENT,d=r.get(t),c=a.length>1;if(c)for(let t=0;t<a.length;t++)i.bindFramebuffer(e.FRAMEBUFFER,d.__webglMultisampledFramebuffer),e.framebufferRenderbuffer(e.FRAMEBUFFER,e.COLOR_ATTACHMENT0+t,e.RENDERBUFFER,null),i.bindFramebuffer(e.FRAMEBUFFER,d.__webglFramebuffer),e.framebufferTexture2D(e.DRAW_FRAMEBUFFER,e.COLOR_ATTACHMENT0+t,e.TEXTURE_2D,null,0);i.bindFramebuffer(e.READ_FRAMEBUFFER,d.__webglMultisampledFramebuffer),t.texture.mipmaps.length>0?i.bindFramebuffer(e.DRAW_FRAMEBUFFER,d.__webglFramebuffer[0]):i.bindFramebuffer(e.DRAW_FRAMEBUFFER,d.__webglFramebuffer);for(let i=0;i<a.length;i++){if(t.resolveDepthBuffer&&(t.depthBuffer&&(o|=e.DEPTH_BUFFER_BIT),t.stencilBuffer&&t.resolveStencilBuffer&&(o|=e.STENCIL_BUFFER_BIT)),c){e.framebufferRenderbuffer(e.READ_FRAMEBUFFER,e.COLOR_ATTACHMENT0,e.RENDERBUFFER,d.__webglColorRenderbuffer[i]);let t=r.get(a[i]).__webglTexture;e.framebufferTexture2D(e.DRAW_FRAMEBUFFER,e.COLOR_ATTACHMENT0,e.TEXTURE_2D,t,0)}e.blitFramebuffer(0,0,s,n,0,0,s,n,o,e.NEAREST),!0===l&&(Q.length=0,Q.push(e.COLOR_ATTACHMENT0+i),t.depthBuffer&&!1===t.storeMultisampledDepthBuffer&&Q.push(h),e.invalidateFramebuffer(e.READ_FRAMEBUFFER,Q))}if(i.bindFramebuffer(e.READ_FRAMEBUFFER,null),i.bindFramebuffer(e.DRAW_FRAMEBUFFER,null),c)for(let t=0;t<a.length;t++){i.bindFramebuffer(e.FRAMEBUFFER,d.__webglMultisampledFramebuffer),e.framebufferRenderbuffer(e.FRAMEBUFFER,e.COLOR_ATTACHMENT0+t,e.RENDERBUFFER,d.__webglColorRenderbuffer[t]);let s=r.get(a[t]).__webglTexture;i.bindFramebuffer(e.FRAMEBUFFER,d.__webglFramebuffer),e.framebufferTexture2D(e.DRAW_FRAMEBUFFER,e.COLOR_ATTACHMENT0+t,e.TEXTURE_2D,s,0)}i.bindFramebuffer(e.DRAW_FRAMEBUFFER,d.__webglMultisampledFramebuffer)}else if(t.depthBuffer&&!1===t.storeMultisampledDepthBuffer&&l){let i=t.stencilBuffer?e.DEPTH_STENCIL_ATTACHMENT:e.DEPTH_ATTACHMENT;e.invalidateFramebuffer(e.DRAW_FRAMEBUFFER,[i])}}},this.setupDepthRenderbuffer=J,this.setupFrameBufferTexture=Y,this.useMultisampledRTT=et,this.dispose=function(){for(let e of f){let t=e.deref();void 0!==t&&(!0===t.isRenderTarget?U(t):I(t))}f.clear(),c.clear()}}function sM(e,t){return{convert:function(i,r=""){let a,s=$.getTransfer(r);if(1009===i)return e.UNSIGNED_BYTE;if(1017===i)return e.UNSIGNED_SHORT_4_4_4_4;if(1018===i)return e.UNSIGNED_SHORT_5_5_5_1;if(35902===i)return e.UNSIGNED_INT_5_9_9_9_REV;if(35899===i)return e.UNSIGNED_INT_10F_11F_11F_REV;if(1010===i)return e.BYTE;if(1011===i)return e.SHORT;if(1012===i)return e.UNSIGNED_SHORT;if(1013===i)return e.INT;if(1014===i)return e.UNSIGNED_INT;if(1015===i)return e.FLOAT;if(1016===i)return e.HALF_FLOAT;if(1021===i)return e.ALPHA;if(1022===i)return e.RGB;if(1023===i)return e.RGBA;if(1026===i)return e.DEPTH_COMPONENT;if(1027===i)return e.DEPTH_STENCIL;if(1028===i)return e.RED;if(1029===i)return e.RED_INTEGER;if(1030===i)return e.RG;if(1031===i)return e.RG_INTEGER;if(1033===i)return e.RGBA_INTEGER;if(33776===i||33777===i||33778===i||33779===i)if(s===w)if(null===(a=t.get("WEBGL_compressed_texture_s3tc_srgb")))return null;else{if(33776===i)return a.COMPRESSED_SRGB_S3TC_DXT1_EXT;if(33777===i)return a.COMPRESSED_SRGB_ALPHA_S3TC_DXT1_EXT;if(33778===i)return a.COMPRESSED_SRGB_ALPHA_S3TC_DXT3_EXT;if(33779===i)return a.COMPRESSED_SRGB_ALPHA_S3TC_DXT5_EXT}else{if(null===(a=t.get("WEBGL_compressed_texture_s3tc")))return null;if(33776===i)return a.COMPRESSED_RGB_S3TC_DXT1_EXT;if(33777===i)return a.COMPRESSED_RGBA_S3TC_DXT1_EXT;if(33778===i)return a.COMPRESSED_RGBA_S3TC_DXT3_EXT;if(33779===i)return a.COMPRESSED_RGBA_S3TC_DXT5_EXT}if(35840===i||35841===i||35842===i||35843===i)if(null===(a=t.get("WEBGL_compressed_texture_pvrtc")))return null;else{if(35840===i)return a.COMPRESSED_RGB_PVRTC_4BPPV1_IMG;if(35841===i)return a.COMPRESSED_RGB_PVRTC_2BPPV1_IMG;if(35842===i)return a.COMPRESSED_RGBA_PVRTC_4BPPV1_IMG;if(35843===i)return a.COMPRESSED_RGBA_PVRTC_2BPPV1_IMG}if(36196===i||37492===i||37496===i||37488===i||37489===i||37490===i||37491===i)if(null===(a=t.get("WEBGL_compressed_texture_etc")))return null;else{if(36196===i||37492===i)return s===w?a.COMPRESSED_SRGB8_ETC2:a.COMPRESSED_RGB8_ETC2;if(37496===i)return s===w?a.COMPRESSED_SRGB8_ALPHA8_ETC2_EAC:a.COMPRESSED_RGBA8_ETC2_EAC;if(37488===i)return a.COMPRESSED_R11_EAC;if(37489===i)return a.COMPRESSED_SIGNED_R11_EAC;if(37490===i)return a.COMPRESSED_RG11_EAC;if(37491===i)return a.COMPRESSED_SIGNED_RG11_EAC}if(37808===i||37809===i||37810===i||37811===i||37812===i||37813===i||37814===i||37815===i||37816===i||37817===i||37818===i||37819===i||37820===i||37821===i)if(null===(a=t.get("WEBGL_compressed_texture_astc")))return null;else{if(37808===i)return s===w?a.COMPRESSED_SRGB8_ALPHA8_ASTC_4x4_KHR:a.COMPRESSED_RGBA_ASTC_4x4_KHR;if(37809===i)return s===w?a.COMPRESSED_SRGB8_ALPHA8_ASTC_5x4_KHR:a.COMPRESSED_RGBA_ASTC_5x4_KHR;if(37810===i)return s===w?a.COMPRESSED_SRGB8_ALPHA8_ASTC_5x5_KHR:a.COMPRESSED_RGBA_ASTC_5x5_KHR;if(37811===i)return s===w?a.COMPRESSED_SRGB8_ALPHA8_ASTC_6x5_KHR:a.COMPRESSED_RGBA_ASTC_6x5_KHR;if(37812===i)return s===w?a.COMPRESSED_SRGB8_ALPHA8_ASTC_6x6_KHR:a.COMPRESSED_RGBA_ASTC_6x6_KHR;if(37813===i)return s===w?a.COMPRESSED_SRGB8_ALPHA8_ASTC_8x5_KHR:a.COMPRESSED_RGBA_ASTC_8x5_KHR;if(37814===i)return s===w?a.COMPRESSED_SRGB8_ALPHA8_ASTC_8x6_KHR:a.COMPRESSED_RGBA_ASTC_8x6_KHR;if(37815===i)return s===w?a.COMPRESSED_SRGB8_ALPHA8_ASTC_8x8_KHR:a.COMPRESSED_RGBA_ASTC_8x8_KHR;if(37816===i)return s===w?a.COMPRESSED_SRGB8_ALPHA8_ASTC_10x5_KHR:a.COMPRESSED_RGBA_ASTC_10x5_KHR;if(37817===i)return s===w?a.COMPRESSED_SRGB8_ALPHA8_ASTC_10x6_KHR:a.COMPRESSED_RGBA_ASTC_10x6_KHR;if(37818===i)return s===w?a.COMPRESSED_SRGB8_ALPHA8_ASTC_10x8_KHR:a.COMPRESSED_RGBA_ASTC_10x8_KHR;if(37819===i)return s===w?a.COMPRESSED_SRGB8_ALPHA8_ASTC_10x10_KHR:a.COMPRESSED_RGBA_ASTC_10x10_KHR;if(37820===i)return s===w?a.COMPRESSED_SRGB8_ALPHA8_ASTC_12x10_KHR:a.COMPRESSED_RGBA_ASTC_12x10_KHR;if(37821===i)return s===w?a.COMPRESSED_SRGB8_ALPHA8_ASTC_12x12_KHR:a.COMPRESSED_RGBA_ASTC_12x12_KHR}if(36492===i||36494===i||36495===i)if(null===(a=t.get("EXT_texture_compression_bptc")))return null;else{if(36492===i)return s===w?a.COMPRESSED_SRGB_ALPHA_BPTC_UNORM_EXT:a.COMPRESSED_RGBA_BPTC_UNORM_EXT;if(36494===i)return a.COMPRESSED_RGB_BPTC_SIGNED_FLOAT_EXT;if(36495===i)return a.COMPRESSED_RGB_BPTC_UNSIGNED_FLOAT_EXT}if(36283===i||36284===i||36285===i||36286===i)if(null===(a=t.get("EXT_texture_compression_rgtc")))return null;else{if(36283===i)return a.COMPRESSED_RED_RGTC1_EXT;if(36284===i)return a.COMPRESSED_SIGNED_RED_RGTC1_EXT;if(36285===i)return a.COMPRESSED_RED_GREEN_RGTC2_EXT;if(36286===i)return a.COMPRESSED_SIGNED_RED_GREEN_RGTC2_EXT}return 1020===i?e.UNSIGNED_INT_24_8:void 0!==e[i]?e[i]:null}}}var sy=`
void main() {

	gl_Position = vec4( position, 1.0 );

}`,sb=`
uniform sampler2DArray depthColor;
uniform float depthWidth;
uniform float depthHeight;

void main() {

	vec2 coord = vec2( gl_FragCoord.x / depthWidth, gl_FragCoord.y / depthHeight );

	if ( coord.x >= 1.0 ) {

		gl_FragDepth = texture( depthColor, vec3( coord.x - 1.0, coord.y, 1 ) ).r;

	} else {

		gl_FragDepth = texture( depthColor, vec3( coord.x, coord.y, 0 ) ).r;

	}

}`,sE=class{constructor(){this.texture=null,this.mesh=null,this.depthNear=0,this.depthFar=0}init(e,t){if(null===this.texture){let i=new iy(e.texture);(e.depthNear!==t.depthNear||e.depthFar!==t.depthFar)&&(this.depthNear=e.depthNear,this.depthFar=e.depthFar),this.texture=i}}getMesh(e){if(null!==this.texture&&null===this.mesh){let t=e.cameras[0].viewport,i=new iN({vertexShader:sy,fragmentShader:sb,uniforms:{depthColor:{value:this.texture},depthWidth:{value:t.z},depthHeight:{value:t.w}}});this.mesh=new t5(new iw(20,20),i)}return this.mesh}reset(){this.texture=null,this.mesh=null}getDepthTexture(){return this.texture}},sT=class extends O{constructor(e,t){super();let i=this,r=null,a=1,s=null,n="local-floor",o=1,l=null,h=null,d=null,c=null,u=null,p=null,f="u">typeof XRWebGLBinding,m=new sE,g={},_=t.getContextAttributes(),v=null,x=null,S=[],M=[],y=new V,b=null,E=null,T=new i5;T.viewport=new eh;let w=new i5;w.viewport=new eh;let A=[T,w],R=new i9,C=null,P=null;function L(e){let t=M.indexOf(e.inputSource);if(-1===t)return;let i=S[t];void 0!==i&&(i.update(e.inputSource,e.frame,l||s),i.dispatchEvent({type:e.type,data:e.inputSource}))}function N(){r.removeEventListener("select",L),r.removeEventListener("selectstart",L),r.removeEventListener("selectend",L),r.removeEventListener("squeeze",L),r.removeEventListener("squeezestart",L),r.removeEventListener("squeezeend",L),r.removeEventListener("end",N),r.removeEventListener("inputsourceschange",I);for(let e=0;e<S.length;e++){let t=M[e];null!==t&&(M[e]=null,S[e].disconnect(t))}for(let e in C=null,P=null,m.reset(),g)delete g[e];if(e.setRenderTarget(v),u=null,c=null,d=null,r=null,x=null,F.stop(),i.isPresenting=!1,e.setPixelRatio(b),e.setSize(y.width,y.height,!1),null!==E){let e=E.camera;e.fov=E.fov,e.zoom=E.zoom,e.updateProjectionMatrix(),E=null}i.dispatchEvent({type:"sessionend"})}function I(e){for(let t=0;t<e.removed.length;t++){let i=e.removed[t],r=M.indexOf(i);r>=0&&(M[r]=null,S[r].disconnect(i))}for(let t=0;t<e.added.length;t++){let i=e.added[t],r=M.indexOf(i);if(-1===r){for(let e=0;e<S.length;e++)if(e>=M.length){M.push(i),r=e;break}else if(null===M[e]){M[e]=i,r=e;break}if(-1===r)break}let a=S[r];a&&a.connect(i)}}function U(e,t){null===t?e.matrixWorld.copy(e.matrix):e.matrixWorld.multiplyMatrices(t.matrixWorld,e.matrix),e.matrixWorldInverse.copy(e.matrixWorld).invert()}this.cameraAutoUpdate=!0,this.enabled=!1,this.isPresenting=!1,this.getController=function(e){let t=S[e];return void 0===t&&(t=new eW,S[e]=t),t.getTargetRaySpace()},this.getControllerGrip=function(e){let t=S[e];return void 0===t&&(t=new eW,S[e]=t),t.getGripSpace()},this.getHand=function(e){let t=S[e];return void 0===t&&(t=new eW,S[e]=t),t.getHandSpace()},this.setFramebufferScaleFactor=function(e){a=e,!0===i.isPresenting&&D("WebXRManager: Cannot change framebuffer scale while presenting.")},this.setReferenceSpaceType=function(e){n=e,!0===i.isPresenting&&D("WebXRManager: Cannot change reference space type while presenting.")},this.getReferenceSpace=function(){return l||s},this.setReferenceSpace=function(e){l=e},this.getBaseLayer=function(){return null!==c?c:u},this.getBinding=function(){return null===d&&f&&(d=new XRWebGLBinding(r,t)),d},this.getFrame=function(){return p},this.getSession=function(){return r},this.setSession=async function(h){if(null!==(r=h)){if(v=e.getRenderTarget(),r.addEventListener("select",L),r.addEventListener("selectstart",L),r.addEventListener("selectend",L),r.addEventListener("squeeze",L),r.addEventListener("squeezestart",L),r.addEventListener("squeezeend",L),r.addEventListener("end",N),r.addEventListener("inputsourceschange",I),!0!==_.xrCompatible&&await t.makeXRCompatible(),b=e.getPixelRatio(),e.getSize(y),f&&"createProjectionLayer"in XRWebGLBinding.prototype){let i=null,s=null,n=null;_.depth&&(n=_.stencil?t.DEPTH24_STENCIL8:t.DEPTH_COMPONENT24,i=_.stencil?1027:1026,s=_.stencil?1020:1014);let o={colorFormat:t.RGBA8,depthFormat:n,scaleFactor:a};c=(d=this.getBinding()).createProjectionLayer(o),r.updateRenderState({layers:[c]}),e.setPixelRatio(1),e.setSize(c.textureWidth,c.textureHeight,!1),x=new ec(c.textureWidth,c.textureHeight,{format:1023,type:1009,depthTexture:new iS(c.textureWidth,c.textureHeight,s,void 0,void 0,void 0,void 0,void 0,void 0,i),stencilBuffer:_.stencil,colorSpace:e.outputColorSpace,samples:4*!!_.antialias,resolveDepthBuffer:!1===c.ignoreDepthValues,resolveStencilBuffer:!1===c.ignoreDepthValues,storeMultisampledDepthBuffer:!1===c.ignoreDepthValues,storeMultisampledStencilBuffer:!1===c.ignoreDepthValues})}else{let i={antialias:_.antialias,alpha:!0,depth:_.depth,stencil:_.stencil,framebufferScaleFactor:a};u=new XRWebGLLayer(r,t,i),r.updateRenderState({baseLayer:u}),e.setPixelRatio(1),e.setSize(u.framebufferWidth,u.framebufferHeight,!1),x=new ec(u.framebufferWidth,u.framebufferHeight,{format:1023,type:1009,colorSpace:e.outputColorSpace,stencilBuffer:_.stencil,resolveDepthBuffer:!1===u.ignoreDepthValues,resolveStencilBuffer:!1===u.ignoreDepthValues,storeMultisampledDepthBuffer:!1===u.ignoreDepthValues,storeMultisampledStencilBuffer:!1===u.ignoreDepthValues})}x.isXRRenderTarget=!0,this.setFoveation(o),l=null,s=await r.requestReferenceSpace(n),F.setContext(r),F.start(),i.isPresenting=!0,i.dispatchEvent({type:"sessionstart"})}},this.getEnvironmentBlendMode=function(){if(null!==r)return r.environmentBlendMode},this.getDepthTexture=function(){return m.getDepthTexture()},this.updateCamera=function(e){var t,i,a;if(null===r)return;let s=e.near,n=e.far;null!==m.texture&&(m.depthNear>0&&(s=m.depthNear),m.depthFar>0&&(n=m.depthFar)),R.near=w.near=T.near=s,R.far=w.far=T.far=n,(C!==R.near||P!==R.far)&&(r.updateRenderState({depthNear:R.near,depthFar:R.far}),C=R.near,P=R.far),R.layers.mask=6|e.layers.mask,T.layers.mask=-5&R.layers.mask,w.layers.mask=-3&R.layers.mask;let o=e.parent,l=R.cameras;U(R,o);for(let e=0;e<l.length;e++)U(l[e],o);R.projectionMatrix.copy(T.projectionMatrix),R.projectionMatrixInverse.copy(T.projectionMatrixInverse),null===E&&e.isPerspectiveCamera&&(E={camera:e,fov:e.fov,zoom:e.zoom}),t=e,i=R,null===(a=o)?t.matrix.copy(i.matrixWorld):(t.matrix.copy(a.matrixWorld),t.matrix.invert(),t.matrix.multiply(i.matrixWorld)),t.matrix.decompose(t.position,t.quaternion,t.scale),t.updateMatrixWorld(!0),t.projectionMatrix.copy(i.projectionMatrix),t.projectionMatrixInverse.copy(i.projectionMatrixInverse),t.isPerspectiveCamera&&(t.fov=2*z*Math.atan(1/t.projectionMatrix.elements[5]),t.zoom=1)},this.getCamera=function(){return R},this.getFoveation=function(){if(null!==c||null!==u)return o},this.setFoveation=function(e){o=e,null!==c&&(c.fixedFoveation=e),null!==u&&void 0!==u.fixedFoveation&&(u.fixedFoveation=e)},this.hasDepthSensing=function(){return null!==m.texture},this.getDepthSensingMesh=function(){return m.getMesh(R)},this.getCameraTexture=function(e){return g[e]};let O=null,F=new rf;F.setAnimationLoop(function(t,a){if(h=a.getViewerPose(l||s),p=a,null!==h){let t=h.views;null!==u&&(e.setRenderTargetFramebuffer(x,u.framebuffer),e.setRenderTarget(x));let a=!1;t.length!==R.cameras.length&&(R.cameras.length=0,a=!0);for(let i=0;i<t.length;i++){let r=t[i],s=null;if(null!==u)s=u.getViewport(r);else{let t=d.getViewSubImage(c,r);s=t.viewport,0===i&&(e.setRenderTargetTextures(x,t.colorTexture,t.depthStencilTexture),e.setRenderTarget(x))}let n=A[i];void 0===n&&((n=new i5).layers.enable(i),n.viewport=new eh,A[i]=n),n.matrix.fromArray(r.transform.matrix),n.matrix.decompose(n.position,n.quaternion,n.scale),n.projectionMatrix.fromArray(r.projectionMatrix),n.projectionMatrixInverse.copy(n.projectionMatrix).invert(),n.viewport.set(s.x,s.y,s.width,s.height),0===i&&(R.matrix.copy(n.matrix),R.matrix.decompose(R.position,R.quaternion,R.scale)),!0===a&&R.cameras.push(n)}let s=r.enabledFeatures;if(s&&s.includes("depth-sensing")&&"gpu-optimized"==r.depthUsage&&f){let e=(d=i.getBinding()).getDepthInformation(t[0]);e&&e.isValid&&e.texture&&m.init(e,r.renderState)}if(s&&s.includes("camera-access")&&f){e.state.unbindTexture(),d=i.getBinding();for(let e=0;e<t.length;e++){let i=t[e].camera;if(i){let e=g[i];e||(e=new iy,g[i]=e);let t=d.getCameraImage(i);e.sourceTexture=t}}}}for(let e=0;e<S.length;e++){let t=M[e],i=S[e];null!==t&&void 0!==i&&i.update(t,a,l||s)}O&&O(t,a),a.detectedPlanes&&i.dispatchEvent({type:"planesdetected",data:a}),p=null}),this.setAnimationLoop=function(e){O=e},this.dispose=function(){}}},sw=new ef,sA=new Y;function sR(e,t){function i(e,t){!0===e.matrixAutoUpdate&&e.updateMatrix(),t.value.copy(e.matrix)}function r(e,r){e.opacity.value=r.opacity,r.color&&e.diffuse.value.copy(r.color),r.emissive&&e.emissive.value.copy(r.emissive).multiplyScalar(r.emissiveIntensity),r.map&&(e.map.value=r.map,i(r.map,e.mapTransform)),r.alphaMap&&(e.alphaMap.value=r.alphaMap,i(r.alphaMap,e.alphaMapTransform)),r.bumpMap&&(e.bumpMap.value=r.bumpMap,i(r.bumpMap,e.bumpMapTransform),e.bumpScale.value=r.bumpScale,1===r.side&&(e.bumpScale.value*=-1)),r.normalMap&&(e.normalMap.value=r.normalMap,i(r.normalMap,e.normalMapTransform),e.normalScale.value.copy(r.normalScale),1===r.side&&e.normalScale.value.negate()),r.displacementMap&&(e.displacementMap.value=r.displacementMap,i(r.displacementMap,e.displacementMapTransform),e.displacementScale.value=r.displacementScale,e.displacementBias.value=r.displacementBias),r.emissiveMap&&(e.emissiveMap.value=r.emissiveMap,i(r.emissiveMap,e.emissiveMapTransform)),r.specularMap&&(e.specularMap.value=r.specularMap,i(r.specularMap,e.specularMapTransform)),r.alphaTest>0&&(e.alphaTest.value=r.alphaTest);let a=t.get(r),s=a.envMap,n=a.envMapRotation;s&&(e.envMap.value=s,e.envMapRotation.value.setFromMatrix4(sw.makeRotationFromEuler(n)).transpose(),s.isCubeTexture&&!1===s.isRenderTargetTexture&&e.envMapRotation.value.premultiply(sA),e.reflectivity.value=r.reflectivity,e.ior.value=r.ior,e.refractionRatio.value=r.refractionRatio),r.lightMap&&(e.lightMap.value=r.lightMap,e.lightMapIntensity.value=r.lightMapIntensity,i(r.lightMap,e.lightMapTransform)),r.aoMap&&(e.aoMap.value=r.aoMap,e.aoMapIntensity.value=r.aoMapIntensity,i(r.aoMap,e.aoMapTransform))}return{refreshFogUniforms:function(t,i){i.color.getRGB(t.fogColor.value,iP(e)),i.isFog?(t.fogNear.value=i.near,t.fogFar.value=i.far):i.isFogExp2&&(t.fogDensity.value=i.density)},refreshMaterialUniforms:function(e,a,s,n,o){var l,h,d,c,u,p,f,m,g,_,v,x,S,M,y,b,E,T,w,A,R,C,P;let L;a.isNodeMaterial?a.uniformsNeedUpdate=!1:a.isMeshBasicMaterial?r(e,a):a.isMeshLambertMaterial?(r(e,a),a.envMap&&(e.envMapIntensity.value=a.envMapIntensity)):a.isMeshToonMaterial?(r(e,a),l=e,(h=a).gradientMap&&(l.gradientMap.value=h.gradientMap)):a.isMeshPhongMaterial?(r(e,a),d=e,c=a,d.specular.value.copy(c.specular),d.shininess.value=Math.max(c.shininess,1e-4),a.envMap&&(e.envMapIntensity.value=a.envMapIntensity)):a.isMeshStandardMaterial?(r(e,a),u=e,p=a,u.metalness.value=p.metalness,p.metalnessMap&&(u.metalnessMap.value=p.metalnessMap,i(p.metalnessMap,u.metalnessMapTransform)),u.roughness.value=p.roughness,p.roughnessMap&&(u.roughnessMap.value=p.roughnessMap,i(p.roughnessMap,u.roughnessMapTransform)),p.envMap&&(u.envMapIntensity.value=p.envMapIntensity),a.isMeshPhysicalMaterial&&(f=e,m=a,g=o,f.ior.value=m.ior,m.diffuseRoughness>0&&(f.diffuseRoughness.value=m.diffuseRoughness,m.diffuseRoughnessMap&&(f.diffuseRoughnessMap.value=m.diffuseRoughnessMap,i(m.diffuseRoughnessMap,f.diffuseRoughnessMapTransform))),m.sheen>0&&(f.sheenColor.value.copy(m.sheenColor).multiplyScalar(m.sheen),f.sheenRoughness.value=m.sheenRoughness,m.sheenColorMap&&(f.sheenColorMap.value=m.sheenColorMap,i(m.sheenColorMap,f.sheenColorMapTransform)),m.sheenRoughnessMap&&(f.sheenRoughnessMap.value=m.sheenRoughnessMap,i(m.sheenRoughnessMap,f.sheenRoughnessMapTransform))),m.clearcoat>0&&(f.clearcoat.value=m.clearcoat,f.clearcoatRoughness.value=m.clearcoatRoughness,m.clearcoatMap&&(f.clearcoatMap.value=m.clearcoatMap,i(m.clearcoatMap,f.clearcoatMapTransform)),m.clearcoatRoughnessMap&&(f.clearcoatRoughnessMap.value=m.clearcoatRoughnessMap,i(m.clearcoatRoughnessMap,f.clearcoatRoughnessMapTransform)),m.clearcoatNormalMap&&(f.clearcoatNormalMap.value=m.clearcoatNormalMap,i(m.clearcoatNormalMap,f.clearcoatNormalMapTransform),f.clearcoatNormalScale.value.copy(m.clearcoatNormalScale),1===m.side&&f.clearcoatNormalScale.value.negate())),m.dispersion>0&&(f.dispersion.value=m.dispersion),m.retroreflectivity>0&&(f.retroreflectivity.value=m.retroreflectivity),m.iridescence>0&&(f.iridescence.value=m.iridescence,f.iridescenceIOR.value=m.iridescenceIOR,f.iridescenceThicknessMinimum.value=m.iridescenceThicknessMinimum,f.iridescenceThicknessMaximum.value=m.iridescenceThicknessMaximum,m.iridescenceMap&&(f.iridescenceMap.value=m.iridescenceMap,i(m.iridescenceMap,f.iridescenceMapTransform)),m.iridescenceThicknessMap&&(f.iridescenceThicknessMap.value=m.iridescenceThicknessMap,i(m.iridescenceThicknessMap,f.iridescenceThicknessMapTransform))),m.transmission>0&&(f.transmission.value=m.transmission,f.transmissionSamplerMap.value=g.texture,f.transmissionSamplerSize.value.set(g.width,g.height),m.transmissionMap&&(f.transmissionMap.value=m.transmissionMap,i(m.transmissionMap,f.transmissionMapTransform)),f.thickness.value=m.thickness,m.thicknessMap&&(f.thicknessMap.value=m.thicknessMap,i(m.thicknessMap,f.thicknessMapTransform)),f.attenuationDistance.value=m.attenuationDistance,f.attenuationColor.value.copy(m.attenuationColor)),m.anisotropy>0&&(f.anisotropyVector.value.set(m.anisotropy*Math.cos(m.anisotropyRotation),m.anisotropy*Math.sin(m.anisotropyRotation)),m.anisotropyMap&&(f.anisotropyMap.value=m.anisotropyMap,i(m.anisotropyMap,f.anisotropyMapTransform))),f.specularIntensity.value=m.specularIntensity,f.specularColor.value.copy(m.specularColor),m.specularColorMap&&(f.specularColorMap.value=m.specularColorMap,i(m.specularColorMap,f.specularColorMapTransform)),m.specularIntensityMap&&(f.specularIntensityMap.value=m.specularIntensityMap,i(m.specularIntensityMap,f.specularIntensityMapTransform)))):a.isMeshMatcapMaterial?(r(e,a),_=e,(v=a).matcap&&(_.matcap.value=v.matcap)):a.isMeshDepthMaterial?r(e,a):a.isMeshDistanceMaterial?(r(e,a),x=e,S=a,L=t.get(S).light,x.referencePosition.value.setFromMatrixPosition(L.matrixWorld),x.nearDistance.value=L.shadow.camera.near,x.farDistance.value=L.shadow.camera.far):a.isMeshNormalMaterial?r(e,a):a.isLineBasicMaterial?(M=e,y=a,M.diffuse.value.copy(y.color),M.opacity.value=y.opacity,y.map&&(M.map.value=y.map,i(y.map,M.mapTransform)),a.isLineDashedMaterial&&(b=e,E=a,b.dashSize.value=E.dashSize,b.totalSize.value=E.dashSize+E.gapSize,b.scale.value=E.scale)):a.isPointsMaterial?(T=e,w=a,A=s,R=n,T.diffuse.value.copy(w.color),T.opacity.value=w.opacity,T.size.value=w.size*A,T.scale.value=.5*R,w.map&&(T.map.value=w.map,i(w.map,T.uvTransform)),w.alphaMap&&(T.alphaMap.value=w.alphaMap,i(w.alphaMap,T.alphaMapTransform)),w.alphaTest>0&&(T.alphaTest.value=w.alphaTest)):a.isSpriteMaterial?(C=e,P=a,C.diffuse.value.copy(P.color),C.opacity.value=P.opacity,C.rotation.value=P.rotation,P.map&&(C.map.value=P.map,i(P.map,C.mapTransform)),P.alphaMap&&(C.alphaMap.value=P.alphaMap,i(P.alphaMap,C.alphaMapTransform)),P.alphaTest>0&&(C.alphaTest.value=P.alphaTest)):a.isShadowMaterial?(e.color.value.copy(a.color),e.opacity.value=a.opacity):a.isShaderMaterial&&(a.uniformsNeedUpdate=!1)}}}function sC(e,t,i,r){let a={},s={};function n(t,i,r,a){if(!0===function(e,t,i,r){let a=e.value,s=t+"_"+i;if(Array.isArray(a)){void 0===r[s]&&(r[s]=[]);let e=r[s],t=!1;for(let i=0;i<a.length;i++)!0===l(a[i],e,i)&&(t=!0);return t}return l(a,r,s)}(t,i,r,a)){let i=t.__offset,r=t.value;if(Array.isArray(r)){let e=0;for(let i=0;i<r.length;i++){let a=r[i],s=h(a,!0);o(a,t.__data,e),e+=s.storage/Float32Array.BYTES_PER_ELEMENT}}else o(r,t.__data,0);e.bufferSubData(e.UNIFORM_BUFFER,i,t.__data)}}function o(e,t,i){"number"==typeof e||"boolean"==typeof e?t[i]=e:e.isMatrix3?(t[i]=e.elements[0],t[i+1]=e.elements[1],t[i+2]=e.elements[2],t[i+3]=0,t[i+4]=e.elements[3],t[i+5]=e.elements[4],t[i+6]=e.elements[5],t[i+7]=0,t[i+8]=e.elements[6],t[i+9]=e.elements[7],t[i+10]=e.elements[8],t[i+11]=0):ArrayBuffer.isView(e)?t.set(e.subarray(0,t.length-i),i):e.toArray(t,i)}function l(e,t,i){if(void 0===t[i])return"number"==typeof e||"boolean"==typeof e?t[i]=e:ArrayBuffer.isView(e)?t[i]=e.slice():t[i]=e.clone(),!0;{let r=t[i];if("number"==typeof e||"boolean"==typeof e){if(r!==e)return t[i]=e,!0}else{if(ArrayBuffer.isView(e))return!0;if(!1===r.equals(e))return r.copy(e),!0}}return!1}function h(e,t){let i={boundary:0,storage:0};return"number"==typeof e||"boolean"==typeof e?(i.boundary=4,i.storage=4):e.isVector2?(i.boundary=8,i.storage=8):e.isVector3||e.isColor?(i.boundary=16,i.storage=12):e.isVector4?(i.boundary=16,i.storage=16):e.isMatrix3?(i.boundary=16,i.storage=48):e.isMatrix4?(i.boundary=16,i.storage=64):e.isTexture?D("WebGLRenderer: Texture samplers can not be part of an uniforms group."):ArrayBuffer.isView(e)?(i.boundary=16,i.storage=e.byteLength):D("WebGLRenderer: Unsupported uniform value type.",e),!0===t&&(i.boundary=16,i.storage=16*Math.ceil(i.storage/16)),i}function d(t){let i=t.target;i.removeEventListener("dispose",d),e.deleteBuffer(a[i.id]),delete a[i.id],delete s[i.id]}return{bind:function(e,t){let i=t.program;r.uniformBlockBinding(e,i,a[e.id])},update:function(i,o){var l;let c,u,p,f=a[i.id];void 0===f&&(function(e){let t=e.uniforms,i=0;for(let e=0,r=t.length;e<r;e++){let r=Array.isArray(t[e])?t[e]:[t[e]];for(let a=0,s=r.length;a<s;a++){let s=r[a],n=Array.isArray(s.value)?s.value:[s.value],o=Array.isArray(t[e])||Array.isArray(s.value),l=i;for(let e=0,t=n.length;e<t;e++){let t=h(n[e],o),r=i%16,a=r%t.boundary,s=r+a;i+=a,0!==s&&16-s<t.storage&&(i+=16-s),0===e&&(l=i),i+=t.storage}let d="int"===s.type?Int32Array:"uint"===s.type?Uint32Array:Float32Array;s.__data=new d((i-l)/Float32Array.BYTES_PER_ELEMENT),s.__offset=l}}let r=i%16;r>0&&(i+=16-r),e.__size=i,e.__cache={}}(i),l=i,c=e.createBuffer(),u=l.__size,p=l.usage,e.bindBuffer(e.UNIFORM_BUFFER,c),e.bufferData(e.UNIFORM_BUFFER,u,p),e.bindBuffer(e.UNIFORM_BUFFER,null),f=c,a[i.id]=f,i.addEventListener("dispose",d));let m=o.program;r.updateUBOMapping(i,m);let g=t.render.frame;s[i.id]!==g&&(function(t){let i=a[t.id],r=t.uniforms,s=t.__cache;e.bindBuffer(e.UNIFORM_BUFFER,i);for(let e=0,t=r.length;e<t;e++){let t=r[e];if(Array.isArray(t))for(let i=0,r=t.length;i<r;i++)n(t[i],e,i,s);else n(t,e,0,s)}e.bindBuffer(e.UNIFORM_BUFFER,null)}(i),s[i.id]=g)},dispose:function(){for(let t in a)e.deleteBuffer(a[t]);a={},s={}}}}sA.set(-1,0,0,0,1,0,0,0,1);var sP=new Uint16Array([12469,15057,12620,14925,13266,14620,13807,14376,14323,13990,14545,13625,14713,13328,14840,12882,14931,12528,14996,12233,15039,11829,15066,11525,15080,11295,15085,10976,15082,10705,15073,10495,13880,14564,13898,14542,13977,14430,14158,14124,14393,13732,14556,13410,14702,12996,14814,12596,14891,12291,14937,11834,14957,11489,14958,11194,14943,10803,14921,10506,14893,10278,14858,9960,14484,14039,14487,14025,14499,13941,14524,13740,14574,13468,14654,13106,14743,12678,14818,12344,14867,11893,14889,11509,14893,11180,14881,10751,14852,10428,14812,10128,14765,9754,14712,9466,14764,13480,14764,13475,14766,13440,14766,13347,14769,13070,14786,12713,14816,12387,14844,11957,14860,11549,14868,11215,14855,10751,14825,10403,14782,10044,14729,9651,14666,9352,14599,9029,14967,12835,14966,12831,14963,12804,14954,12723,14936,12564,14917,12347,14900,11958,14886,11569,14878,11247,14859,10765,14828,10401,14784,10011,14727,9600,14660,9289,14586,8893,14508,8533,15111,12234,15110,12234,15104,12216,15092,12156,15067,12010,15028,11776,14981,11500,14942,11205,14902,10752,14861,10393,14812,9991,14752,9570,14682,9252,14603,8808,14519,8445,14431,8145,15209,11449,15208,11451,15202,11451,15190,11438,15163,11384,15117,11274,15055,10979,14994,10648,14932,10343,14871,9936,14803,9532,14729,9218,14645,8742,14556,8381,14461,8020,14365,7603,15273,10603,15272,10607,15267,10619,15256,10631,15231,10614,15182,10535,15118,10389,15042,10167,14963,9787,14883,9447,14800,9115,14710,8665,14615,8318,14514,7911,14411,7507,14279,7198,15314,9675,15313,9683,15309,9712,15298,9759,15277,9797,15229,9773,15166,9668,15084,9487,14995,9274,14898,8910,14800,8539,14697,8234,14590,7790,14479,7409,14367,7067,14178,6621,15337,8619,15337,8631,15333,8677,15325,8769,15305,8871,15264,8940,15202,8909,15119,8775,15022,8565,14916,8328,14804,8009,14688,7614,14569,7287,14448,6888,14321,6483,14088,6171,15350,7402,15350,7419,15347,7480,15340,7613,15322,7804,15287,7973,15229,8057,15148,8012,15046,7846,14933,7611,14810,7357,14682,7069,14552,6656,14421,6316,14251,5948,14007,5528,15356,5942,15356,5977,15353,6119,15348,6294,15332,6551,15302,6824,15249,7044,15171,7122,15070,7050,14949,6861,14818,6611,14679,6349,14538,6067,14398,5651,14189,5311,13935,4958,15359,4123,15359,4153,15356,4296,15353,4646,15338,5160,15311,5508,15263,5829,15188,6042,15088,6094,14966,6001,14826,5796,14678,5543,14527,5287,14377,4985,14133,4586,13869,4257,15360,1563,15360,1642,15358,2076,15354,2636,15341,3350,15317,4019,15273,4429,15203,4732,15105,4911,14981,4932,14836,4818,14679,4621,14517,4386,14359,4156,14083,3795,13808,3437,15360,122,15360,137,15358,285,15355,636,15344,1274,15322,2177,15281,2765,15215,3223,15120,3451,14995,3569,14846,3567,14681,3466,14511,3305,14344,3121,14037,2800,13753,2467,15360,0,15360,1,15359,21,15355,89,15346,253,15325,479,15287,796,15225,1148,15133,1492,15008,1749,14856,1882,14685,1886,14506,1783,14324,1608,13996,1398,13702,1183]),sL=null,sD=class{constructor(e={}){let t,i,r,a,s,n,o,l,h,d,c,u,p,f,m,g,_,v,x,S,M,y,E,T,w,{canvas:A=((t=R("canvas")).style.display="block",t),context:C=null,depth:L=!0,stencil:I=!1,alpha:U=!1,antialias:O=!1,premultipliedAlpha:F=!0,preserveDrawingBuffer:B=!1,powerPreference:z="default",failIfMajorPerformanceCaveat:k=!1,reversedDepthBuffer:H=!1,outputBufferType:G=1009}=e;if(this.isWebGLRenderer=!0,null!==C){if("u">typeof WebGLRenderingContext&&C instanceof WebGLRenderingContext)throw Error("THREE.WebGLRenderer: WebGL 1 is not supported since r163.");i=C.getContextAttributes().alpha}else i=U;let V=new Set([1033,1031,1029]),W=new Set([1009,1014,1012,1020,1017,1018]),j=new Uint32Array(4),q=new Int32Array(4),Y={textures:[],min:[],max:[],resolution:[]},K=null,Z=null,J=[],Q=[],ee=null;this.domElement=A,this.debug={checkShaderErrors:!0,diagnostics:{keywords:!1},onShaderError:null},this.autoClear=!0,this.autoClearColor=!0,this.autoClearDepth=!0,this.autoClearStencil=!0,this.sortObjects=!0,this.clippingPlanes=[],this.localClippingEnabled=!1,this.toneMapping=0,this.toneMappingExposure=1,this.transmissionResolutionScale=1;let et=this,ei=!1,er=null,ea=null,es=null,en=null;this._outputColorSpace=b;let eo=0,el=0,ed=null,eu=-1,ep=null,em=new eh,eg=new eh,e_=null,ev=new eK(0),ex=0,eS=A.width,eM=A.height,ey=1,eb=null,eE=null,eT=new eh(0,0,eS,eM),ew=new eh(0,0,eS,eM),eA=!1,eR=new it,eC=new ir,eP=!1,eL=!1,eD=new ef,eN=new X,eI=new eh,eU={background:null,fog:null,environment:null,overrideMaterial:null,isScene:!0},eO=!1;function eF(){return null===ed?ey:1}let eB=C;function ez(e,t){return A.getContext(e,t)}try{if("setAttribute"in A&&A.setAttribute("data-engine","three.js r187"),A.addEventListener("webglcontextlost",eG,!1),A.addEventListener("webglcontextrestored",eV,!1),A.addEventListener("webglcontextcreationerror",eW,!1),null===eB){let e="webgl2";if(eB=ez(e,{alpha:!0,depth:L,stencil:I,antialias:O,premultipliedAlpha:F,preserveDrawingBuffer:B,powerPreference:z,failIfMajorPerformanceCaveat:k}),null===eB)throw ez(e)?Error("THREE.WebGLRenderer: Error creating WebGL context with your selected attributes."):Error("THREE.WebGLRenderer: Error creating WebGL context.")}ek()}catch(e){throw A.removeEventListener("webglcontextlost",eG,!1),A.removeEventListener("webglcontextrestored",eV,!1),A.removeEventListener("webglcontextcreationerror",eW,!1),N("WebGLRenderer: "+e.message),e}function ek(){(r=new rO(eB)).init(),E=new sM(eB,r),a=new rT(eB,r,e,E),s=new sx(eB,r),a.reversedDepthBuffer&&H&&s.buffers.depth.setReversed(!0),ea=eB.createFramebuffer(),es=eB.createFramebuffer(),en=eB.createFramebuffer(),n=new rz(eB),o=new se,l=new sS(eB,r,s,o,a,E,n),h=new rU(et),d=new rm(eB),T=new rb(eB,d),c=new rF(eB,d,n,T),u=new rH(eB,c,d,T,n),S=new rk(eB,a,l),_=new rw(o),p=new a7(et,h,r,a,T,_),f=new sR(et,o),m=new sa,g=new sd(r),x=new ry(et,h,s,u,i,F),v=new sv(et,u,a),w=new sC(eB,n,a,s),M=new rE(eB,r,n),y=new rB(eB,r,n),n.programs=p.programs,et.capabilities=a,et.extensions=r,et.properties=o,et.renderLists=m,et.shadowMap=v,et.state=s,et.info=n}1009!==G&&(ee=new rV(G,A.width,A.height,O,L,I));let eH=new sT(et,eB);function eG(e){e.preventDefault(),P("WebGLRenderer: Context Lost."),ei=!0}function eV(){P("WebGLRenderer: Context Restored."),ei=!1;let e=n.autoReset,t=v.enabled,i=v.autoUpdate,r=v.needsUpdate,a=v.type;ek(),n.autoReset=e,v.enabled=t,v.autoUpdate=i,v.needsUpdate=r,v.type=a}function eW(e){N("WebGLRenderer: A WebGL context could not be created. Reason: ",e.statusMessage)}function eX(e){var t,i;let r,a=e.target;a.removeEventListener("dispose",eX),i=t=a,void 0!==(r=o.get(i).programs)&&(r.forEach(function(e){p.releaseProgram(e)}),i.isShaderMaterial&&p.releaseShaderCache(i)),o.remove(t)}function ej(e,t,i,r){null!==er&&e.isNodeMaterial&&er.setObject(r,e),!0===eP&&_.setState(e,i,!1),!0===e.transparent&&2===e.side&&!1===e.forceSinglePass?(e.side=1,e.needsUpdate=!0,e4(e,t,r),e.side=0,e.needsUpdate=!0,e4(e,t,r),e.side=2):e4(e,t,r)}this.xr=eH,this.getContext=function(){return eB},this.getContextAttributes=function(){return eB.getContextAttributes()},this.forceContextLoss=function(){let e=r.get("WEBGL_lose_context");e&&e.loseContext()},this.forceContextRestore=function(){let e=r.get("WEBGL_lose_context");e&&e.restoreContext()},this.getPixelRatio=function(){return ey},this.setPixelRatio=function(e){void 0!==e&&(ey=e,this.setSize(eS,eM,!1))},this.getSize=function(e){return e.set(eS,eM)},this.setSize=function(e,t,i=!0){eH.isPresenting?D("WebGLRenderer: Can't change size while VR device is presenting."):(eS=e,eM=t,A.width=Math.floor(e*ey),A.height=Math.floor(t*ey),!0===i&&(A.style.width=e+"px",A.style.height=t+"px"),null!==ee&&ee.setSize(A.width,A.height),this.setViewport(0,0,e,t))},this.getDrawingBufferSize=function(e){return e.set(eS*ey,eM*ey).floor()},this.setDrawingBufferSize=function(e,t,i){eS=e,eM=t,ey=i,A.width=Math.floor(e*i),A.height=Math.floor(t*i),this.setViewport(0,0,e,t)},this.setEffects=function(e){if(1009===G)return void N("WebGLRenderer: setEffects() requires outputBufferType set to HalfFloatType or FloatType.");if(e){for(let t=0;t<e.length;t++)if(!0===e[t].isOutputPass){D("WebGLRenderer: OutputPass is not needed in setEffects(). Tone mapping and color space conversion are applied automatically.");break}}ee.setEffects(e||[])},this.getCurrentViewport=function(e){return e.copy(em)},this.getViewport=function(e){return e.copy(eT)},this.setViewport=function(e,t,i,r){e.isVector4?eT.set(e.x,e.y,e.z,e.w):eT.set(e,t,i,r),s.viewport(em.copy(eT).multiplyScalar(eF()).round())},this.getScissor=function(e){return e.copy(ew)},this.setScissor=function(e,t,i,r){e.isVector4?ew.set(e.x,e.y,e.z,e.w):ew.set(e,t,i,r),s.scissor(eg.copy(ew).multiplyScalar(eF()).round())},this.getScissorTest=function(){return eA},this.setScissorTest=function(e){s.setScissorTest(eA=e)},this.setOpaqueSort=function(e){eb=e},this.setTransparentSort=function(e){eE=e},this.getClearColor=function(e){return e.copy(x.getClearColor())},this.setClearColor=function(){x.setClearColor(...arguments)},this.getClearAlpha=function(){return x.getClearAlpha()},this.setClearAlpha=function(){x.setClearAlpha(...arguments)},this.clear=function(e=!0,t=!0,i=!0){let r=0;if(e){let e=!1;if(null!==ed){let t=ed.texture.format;e=V.has(t)}if(e){let e=ed.texture.type,t=W.has(e),i=x.getClearColor(),r=x.getClearAlpha(),a=i.r,s=i.g,n=i.b;t?(j[0]=a,j[1]=s,j[2]=n,j[3]=r,eB.clearBufferuiv(eB.COLOR,0,j)):(q[0]=a,q[1]=s,q[2]=n,q[3]=r,eB.clearBufferiv(eB.COLOR,0,q))}else r|=eB.COLOR_BUFFER_BIT}t&&(r|=eB.DEPTH_BUFFER_BIT,this.state.buffers.depth.setMask(!0)),i&&(r|=eB.STENCIL_BUFFER_BIT,this.state.buffers.stencil.setMask(0xffffffff)),0!==r&&eB.clear(r)},this.clearColor=function(){this.clear(!0,!1,!1)},this.clearDepth=function(){this.clear(!1,!0,!1)},this.clearStencil=function(){this.clear(!1,!1,!0)},this.setNodesHandler=function(e){e.setRenderer(this),er=e},this.dispose=function(){A.removeEventListener("webglcontextlost",eG,!1),A.removeEventListener("webglcontextrestored",eV,!1),A.removeEventListener("webglcontextcreationerror",eW,!1),x.dispose(),m.dispose(),g.dispose(),l.dispose(),o.dispose(),h.dispose(),u.dispose(),c.dispose(),T.dispose(),w.dispose(),p.dispose(),eH.dispose(),eH.removeEventListener("sessionstart",eY),eH.removeEventListener("sessionend",eZ),eJ.stop()},this.renderBufferDirect=function(e,t,i,n,u,p){null===t&&(t=eU);let m=u.isMesh&&0>u.matrixWorld.determinantAffine(),g=function(e,t,i,r,n){var d,c,u,p;let m,g,v;!0!==t.isScene&&(t=eU),l.resetTextureUnits();let x=t.fog,M=r.isMeshStandardMaterial||r.isMeshLambertMaterial||r.isMeshPhongMaterial?t.environment:null,y=null===ed?et.outputColorSpace:!0===ed.isXRRenderTarget?ed.texture.colorSpace:$.workingColorSpace,b=r.isMeshStandardMaterial||r.isMeshLambertMaterial&&!r.envMap||r.isMeshPhongMaterial&&!r.envMap,E=h.get(r.envMap||M,b),T=!0===r.vertexColors&&!!i.attributes.color&&4===i.attributes.color.itemSize,A=!!i.attributes.tangent&&(!!r.normalMap||r.anisotropy>0),R=!!i.morphAttributes.position,C=!!i.morphAttributes.normal,P=!!i.morphAttributes.color,L=0;r.toneMapped&&(null===ed||!0===ed.isXRRenderTarget)&&(L=et.toneMapping);let D=i.morphAttributes.position||i.morphAttributes.normal||i.morphAttributes.color,N=void 0!==D?D.length:0,I=o.get(r),U=Z.state.lights;if(!0===eP&&(!0===eL||e!==ep)){let t=e===ep&&r.id===eu;_.setState(r,e,t)}let O=!1,F=!1;r.version===I.__version?I.needsLights&&I.lightsStateVersion!==U.state.version||n.isBatchedMesh&&!1===I.batching||!n.isBatchedMesh&&!0===I.batching||n.isBatchedMesh&&!0===I.batchingColor&&null===n._colorsTexture||n.isBatchedMesh&&!1===I.batchingColor&&null!==n._colorsTexture||n.isInstancedMesh&&!1===I.instancing||!n.isInstancedMesh&&!0===I.instancing||n.isSkinnedMesh&&!1===I.skinning||!n.isSkinnedMesh&&!0===I.skinning||n.isInstancedMesh&&!0===I.instancingColor&&null===n.instanceColor||n.isInstancedMesh&&!1===I.instancingColor&&null!==n.instanceColor||n.isInstancedMesh&&!0===I.instancingMorph&&null===n.morphTexture||n.isInstancedMesh&&!1===I.instancingMorph&&null!==n.morphTexture||I.envMap!==E||!0===r.fog&&I.fog!==x||void 0!==I.numClippingPlanes&&(I.numClippingPlanes!==_.numPlanes||I.numIntersection!==_.numIntersection)||I.vertexAlphas!==T||I.vertexTangents!==A||I.morphTargets!==R||I.morphNormals!==C||I.morphColors!==P||I.morphTargetsCount!==N||I.numLightProbeGrids!==e2(Z.state.lightProbeGridArray)?O=!0:(I.outputColorSpace!==y||I.toneMapping!==L)&&(F=!0):(O=!0,I.__version=r.version);let B=I.currentProgram;(!0===O||!0===F)&&(B=!0===F?(d=t,c=L,g=(m=o.get(r)).currentProgram.id+","+y+","+c,void 0===(v=m.programVariants.get(g))?(v=e4(r,d,n),m.programVariants.set(g,v)):(m.currentProgram=v,m.uniformsList=null,m.outputColorSpace=y,m.toneMapping=c),v):e4(r,t,n),er&&r.isNodeMaterial&&er.onUpdateProgram(r,B,I));let z=!1,k=!1,H=!1,G=B.getUniforms(),V=I.uniforms;if(s.useProgram(B.program)&&(z=!0,k=!0,H=!0),r.id!==eu&&(eu=r.id,k=!0),z||ep!==e){s.buffers.depth.getReversed()&&!0!==e.reversedDepth&&(e._reversedDepth=!0,e.updateProjectionMatrix()),G.setValue(eB,"projectionMatrix",e.projectionMatrix),G.setValue(eB,"viewMatrix",e.matrixWorldInverse);let t=G.map.cameraPosition;void 0!==t&&t.setValue(eB,eN.setFromMatrixPosition(e.matrixWorld)),a.logarithmicDepthBuffer&&G.setValue(eB,"logDepthBufFC",2/(Math.log(e.far+1)/Math.LN2)),(r.isMeshPhongMaterial||r.isMeshToonMaterial||r.isMeshLambertMaterial||r.isMeshBasicMaterial||r.isMeshStandardMaterial||r.isShaderMaterial)&&G.setValue(eB,"isOrthographic",!0===e.isOrthographicCamera),ep!==e&&(ep=e,k=!0,H=!0)}if(I.needsLights&&(U.state.sunShadowMap.length>0&&G.setValue(eB,"sunShadowMap",U.state.sunShadowMap,l),U.state.directionalShadowMap.length>0&&G.setValue(eB,"directionalShadowMap",U.state.directionalShadowMap,l),U.state.spotShadowMap.length>0&&G.setValue(eB,"spotShadowMap",U.state.spotShadowMap,l),U.state.pointShadowMap.length>0&&G.setValue(eB,"pointShadowMap",U.state.pointShadowMap,l)),n.isSkinnedMesh){G.setOptional(eB,n,"bindMatrix"),G.setOptional(eB,n,"bindMatrixInverse");let e=n.skeleton;e&&(null===e.boneTexture&&e.computeBoneTexture(),G.setValue(eB,"boneTexture",e.boneTexture,l))}n.isBatchedMesh&&(G.setOptional(eB,n,"batchingTexture"),G.setValue(eB,"batchingTexture",n._matricesTexture,l),G.setOptional(eB,n,"batchingIdTexture"),G.setValue(eB,"batchingIdTexture",n._indirectTexture,l),G.setOptional(eB,n,"batchingColorTexture"),null!==n._colorsTexture&&G.setValue(eB,"batchingColorTexture",n._colorsTexture,l));let W=i.morphAttributes;if((void 0!==W.position||void 0!==W.normal||void 0!==W.color)&&S.update(n,i,B),(k||I.receiveShadow!==n.receiveShadow)&&(I.receiveShadow=n.receiveShadow,G.setValue(eB,"receiveShadow",n.receiveShadow)),(r.isMeshStandardMaterial||r.isMeshLambertMaterial||r.isMeshPhongMaterial)&&null===r.envMap&&null!==t.environment&&(V.envMapIntensity.value=t.environmentIntensity),void 0!==V.dfgLUT&&(V.dfgLUT.value=(null===sL&&((sL=new t8(sP,16,16,1030,1016)).name="DFG_LUT",sL.minFilter=1006,sL.magFilter=1006,sL.wrapS=1001,sL.wrapT=1001,sL.generateMipmaps=!1,sL.needsUpdate=!0),sL)),k){if(G.setValue(eB,"toneMappingExposure",et.toneMappingExposure),I.needsLights&&(u=V,p=H,u.ambientLightColor.needsUpdate=p,u.lightProbe.needsUpdate=p,u.sunLights.needsUpdate=p,u.sunLightShadows.needsUpdate=p,u.directionalLights.needsUpdate=p,u.directionalLightShadows.needsUpdate=p,u.pointLights.needsUpdate=p,u.pointLightShadows.needsUpdate=p,u.spotLights.needsUpdate=p,u.spotLightShadows.needsUpdate=p,u.rectAreaLights.needsUpdate=p,u.hemisphereLights.needsUpdate=p),x&&!0===r.fog&&f.refreshFogUniforms(V,x),f.refreshMaterialUniforms(V,r,ey,eM,Z.state.transmissionRenderTarget[e.id]),I.needsLights&&I.numLightProbeGrids>0){let e=0;for(let t of Z.state.lightProbeGridArray)null!==t.texture&&(Y.textures[e]=t.texture,Y.min[e]=t.boundingBox.min,Y.max[e]=t.boundingBox.max,Y.resolution[e]=t.resolution,e++);for(let t in Y)Y[t].length=e;V.probesSH.value=Y.textures,V.probesMin.value=Y.min,V.probesMax.value=Y.max,V.probesResolution.value=Y.resolution}az.upload(eB,e5(I),V,l)}if(r.isShaderMaterial&&!0===r.uniformsNeedUpdate&&(az.upload(eB,e5(I),V,l),r.uniformsNeedUpdate=!1),r.isSpriteMaterial&&G.setValue(eB,"center",n.center),G.setValue(eB,"modelViewMatrix",n.modelViewMatrix),G.setValue(eB,"normalMatrix",n.normalMatrix),G.setValue(eB,"modelMatrix",n.matrixWorld),void 0!==r.uniformsGroups){let e=r.uniformsGroups;for(let t=0,i=e.length;t<i;t++){let i=e[t];w.update(i,B),w.bind(i,B)}}return B}(e,t,i,n,u);s.setMaterial(n,m);let v=i.index,x=1;if(!0===n.wireframe){if(void 0===(v=c.getWireframeAttribute(i)))return;x=2}let b=i.drawRange,E=i.attributes.position,A=b.start*x,R=(b.start+b.count)*x;null!==p&&(A=Math.max(A,p.start*x),R=Math.min(R,(p.start+p.count)*x)),null!==v?(A=Math.max(A,0),R=Math.min(R,v.count)):null!=E&&(A=Math.max(A,0),R=Math.min(R,E.count));let C=R-A;if(C<0||1/0===C)return;T.setup(u,n,g,i,v);let P,L=M;if(null!==v&&(P=d.get(v),(L=y).setIndex(P)),u.isMesh)!0===n.wireframe?(s.setLineWidth(n.wireframeLinewidth*eF()),L.setMode(eB.LINES)):L.setMode(eB.TRIANGLES);else if(u.isLine){let e=n.linewidth;void 0===e&&(e=1),s.setLineWidth(e*eF()),u.isLineSegments?L.setMode(eB.LINES):u.isLineLoop?L.setMode(eB.LINE_LOOP):L.setMode(eB.LINE_STRIP)}else u.isPoints?L.setMode(eB.POINTS):u.isSprite&&L.setMode(eB.TRIANGLES);if(u.isBatchedMesh)if(r.get("WEBGL_multi_draw"))L.renderMultiDraw(u._multiDrawStarts,u._multiDrawCounts,u._multiDrawCount);else{let e=u._multiDrawStarts,t=u._multiDrawCounts,i=u._multiDrawCount,r=v?d.get(v).bytesPerElement:1,a=o.get(n).currentProgram.getUniforms();for(let s=0;s<i;s++)a.setValue(eB,"_gl_DrawID",s),L.render(e[s]/r,t[s])}else if(u.isInstancedMesh)L.renderInstances(A,C,u.count);else if(i.isInstancedBufferGeometry){let e=void 0!==i._maxInstanceCount?i._maxInstanceCount:1/0,t=Math.min(i.instanceCount,e);L.renderInstances(A,C,t)}else L.render(A,C)},this.compile=function(e,t,i=null){null===i&&(i=e),null!==er&&er.renderStart(e,t,i),(Z=g.get(i)).init(t),Q.push(Z),i.traverseVisible(function(e){e.isLight&&e.layers.test(t.layers)&&(Z.pushLight(e),e.castShadow&&Z.pushShadow(e))}),e!==i&&e.traverseVisible(function(e){e.isLight&&e.layers.test(t.layers)&&(Z.pushLight(e),e.castShadow&&Z.pushShadow(e))}),Z.setupLights(),null!==er&&er.updateLights(Z.state.lightsArray),eL=this.localClippingEnabled,!0===(eP=_.init(this.clippingPlanes,eL))&&_.setGlobalState(this.clippingPlanes,t),null!==er&&v.render(Z.state.shadowsArray,i,t);let r=new Set;return e.traverse(function(e){if(!(e.isMesh||e.isPoints||e.isLine||e.isSprite))return;let a=e.material;if(a)if(Array.isArray(a))for(let s=0;s<a.length;s++){let n=a[s];ej(n,i,t,e),r.add(n)}else ej(a,i,t,e),r.add(a)}),Z=Q.pop(),null!==er&&er.renderEnd(),r},this.compileAsync=function(e,t,i=null){let a=this.compile(e,t,i);return new Promise(t=>{function i(){(a.forEach(function(e){let t=o.get(e).currentProgram;(void 0===t||t.isReady())&&a.delete(e)}),0===a.size)?t(e):setTimeout(i,10)}null!==r.get("KHR_parallel_shader_compile")?i():setTimeout(i,10)})};let eq=null;function eY(){eJ.stop()}function eZ(){eJ.start()}let eJ=new rf;function e$(e,t,i,r){if(!1===e.visible)return;if(e.layers.test(t.layers)){if(e.isGroup)i=e.renderOrder;else if(e.isLOD)!0===e.autoUpdate&&e.update(t);else if(e.isLight)Z.pushLight(e),e.castShadow&&Z.pushShadow(e);else if(e.isSprite){let a=t.isArrayCamera?eC:eR;if(!e.frustumCulled||e.intersectsFrustum(a)){r&&eI.setFromMatrixPosition(e.matrixWorld).applyMatrix4(eD);let a=u.update(e),s=e.material;s.visible&&K.push(e,a,s,i,eI.z,null,t)}}else if(e.isMesh||e.isLine||e.isPoints){let a=t.isArrayCamera?eC:eR;if(!e.frustumCulled||e.intersectsFrustum(a)){let a=u.update(e),s=e.material;if(r&&(void 0!==e.boundingSphere?(null===e.boundingSphere&&e.computeBoundingSphere(),eI.copy(e.boundingSphere.center)):(null===a.boundingSphere&&a.computeBoundingSphere(),eI.copy(a.boundingSphere.center)),eI.applyMatrix4(e.matrixWorld).applyMatrix4(eD)),Array.isArray(s)){let r=a.groups;for(let n=0,o=r.length;n<o;n++){let o=r[n],l=s[o.materialIndex];l&&l.visible&&K.push(e,a,l,i,eI.z,o,t)}}else s.visible&&K.push(e,a,s,i,eI.z,null,t)}}}let a=e.children;for(let e=0,s=a.length;e<s;e++)e$(a[e],t,i,r)}function eQ(e,t,i,r){let{opaque:a,transmissive:n,transparent:o}=e;Z.setupLightsView(i),!0===eP&&_.setGlobalState(et.clippingPlanes,i),r&&s.viewport(em.copy(r)),a.length>0&&e1(a,t,i),n.length>0&&e1(n,t,i),o.length>0&&e1(o,t,i),s.buffers.depth.setTest(!0),s.buffers.depth.setMask(!0),s.buffers.color.setMask(!0),s.setPolygonOffset(!1)}function e0(e,t,i,s){if((!0===i.isScene?i.overrideMaterial:null)!==null)return;if(void 0===Z.state.transmissionRenderTarget[s.id]){let e=r.has("EXT_color_buffer_half_float")||r.has("EXT_color_buffer_float");Z.state.transmissionRenderTarget[s.id]=new ec(1,1,{generateMipmaps:!0,type:e?1016:1009,minFilter:1008,samples:Math.max(4,a.samples),stencilBuffer:I,resolveDepthBuffer:!1,resolveStencilBuffer:!1,storeMultisampledDepthBuffer:!1,storeMultisampledStencilBuffer:!1,colorSpace:$.workingColorSpace})}let n=Z.state.transmissionRenderTarget[s.id],o=s.viewport||em;n.setSize(o.z*et.transmissionResolutionScale,o.w*et.transmissionResolutionScale);let h=et.getRenderTarget(),d=et.getActiveCubeFace(),c=et.getActiveMipmapLevel();et.setRenderTarget(n),et.getClearColor(ev),(ex=et.getClearAlpha())<1&&et.setClearColor(0xffffff,.5),et.clear(),eO&&x.render(i);let u=et.toneMapping;et.toneMapping=0;let p=s.viewport;if(void 0!==s.viewport&&(s.viewport=void 0),Z.setupLightsView(s),!0===eP&&_.setGlobalState(et.clippingPlanes,s),e1(e,i,s),l.updateMultisampleRenderTarget(n),l.updateRenderTargetMipmap(n),!1===r.has("WEBGL_multisampled_render_to_texture")){let e=!1;for(let r=0,a=t.length;r<a;r++){let{object:a,geometry:n,material:o,group:l}=t[r];if(2===o.side&&a.layers.test(s.layers)){let t=o.side;o.side=1,o.needsUpdate=!0,e3(a,i,s,n,o,l),o.side=t,o.needsUpdate=!0,e=!0}}!0===e&&(l.updateMultisampleRenderTarget(n),l.updateRenderTargetMipmap(n))}et.setRenderTarget(h,d,c),et.setClearColor(ev,ex),void 0!==p&&(s.viewport=p),et.toneMapping=u}function e1(e,t,i){let r=!0===t.isScene?t.overrideMaterial:null;for(let a=0,s=e.length;a<s;a++){let s=e[a],{object:n,geometry:o,group:l}=s,h=s.material;!0===h.allowOverride&&null!==r&&(h=r),n.layers.test(i.layers)&&e3(n,t,i,o,h,l)}}function e3(e,t,i,r,a,s){null!==er&&a.isNodeMaterial&&er.setObject(e,a),e.onBeforeRender(et,t,i,r,a,s),e.modelViewMatrix.multiplyMatrices(i.matrixWorldInverse,e.matrixWorld),e.normalMatrix.getNormalMatrix(e.modelViewMatrix),a.onBeforeRender(et,t,i,r,e,s),!0===a.transparent&&2===a.side&&!1===a.forceSinglePass?(a.side=1,a.needsUpdate=!0,et.renderBufferDirect(i,t,r,a,e,s),a.side=0,a.needsUpdate=!0,et.renderBufferDirect(i,t,r,a,e,s),a.side=2):et.renderBufferDirect(i,t,r,a,e,s),e.onAfterRender(et,t,i,r,a,s)}function e2(e){let t=0;for(let i of e)null!==i.texture&&t++;return t}function e4(e,t,i){var r;!0!==t.isScene&&(t=eU);let a=o.get(e),s=Z.state.lights,n=Z.state.shadowsArray,l=s.state.version,d=p.getParameters(e,s.state,n,t,i,Z.state.lightProbeGridArray),c=p.getProgramCacheKey(d),u=a.programs;a.environment=e.isMeshStandardMaterial||e.isMeshLambertMaterial||e.isMeshPhongMaterial?t.environment:null,a.fog=t.fog;let f=e.isMeshStandardMaterial||e.isMeshLambertMaterial&&!e.envMap||e.isMeshPhongMaterial&&!e.envMap;a.envMap=h.get(e.envMap||a.environment,f),a.envMapRotation=null!==a.environment&&null===e.envMap?t.environmentRotation:e.envMapRotation,void 0===u&&(e.addEventListener("dispose",eX),a.programs=u=new Map,a.programVariants=new Map);let m=u.get(c);if(void 0!==m){if(a.currentProgram===m&&a.lightsStateVersion===l)return e6(e,d),m}else d.uniforms=p.getUniforms(e),null!==er&&e.isNodeMaterial&&er.build(e,i,d),e.onBeforeCompile(d,et),m=p.acquireProgram(d,c),u.set(c,m),a.uniforms=d.uniforms;let g=a.uniforms;return(e.isShaderMaterial||e.isRawShaderMaterial)&&!0!==e.clipping||(g.clippingPlanes=_.uniform),e6(e,d),a.needsLights=(r=e).isMeshLambertMaterial||r.isMeshToonMaterial||r.isMeshPhongMaterial||r.isMeshStandardMaterial||r.isShadowMaterial||r.isShaderMaterial&&!0===r.lights,a.lightsStateVersion=l,a.needsLights&&(g.ambientLightColor.value=s.state.ambient,g.lightProbe.value=s.state.probe,g.sunLights.value=s.state.sun,g.sunLightShadows.value=s.state.sunShadow,g.directionalLights.value=s.state.directional,g.directionalLightShadows.value=s.state.directionalShadow,g.spotLights.value=s.state.spot,g.spotLightShadows.value=s.state.spotShadow,g.rectAreaLights.value=s.state.rectArea,g.ltc_1.value=s.state.rectAreaLTC1,g.ltc_2.value=s.state.rectAreaLTC2,g.pointLights.value=s.state.point,g.pointLightShadows.value=s.state.pointShadow,g.hemisphereLights.value=s.state.hemi,g.sunShadowMatrix.value=s.state.sunShadowMatrix,g.sunShadowCascade.value=s.state.sunShadowCascade,g.directionalShadowMatrix.value=s.state.directionalShadowMatrix,g.spotLightMatrix.value=s.state.spotLightMatrix,g.spotLightMap.value=s.state.spotLightMap,g.pointShadowMatrix.value=s.state.pointShadowMatrix),a.numLightProbeGrids=e2(Z.state.lightProbeGridArray),a.currentProgram=m,a.uniformsList=null,m}function e5(e){if(null===e.uniformsList){let t=e.currentProgram.getUniforms();e.uniformsList=az.seqWithValue(t.seq,e.uniforms)}return e.uniformsList}function e6(e,t){let i=o.get(e);i.outputColorSpace=t.outputColorSpace,i.batching=t.batching,i.batchingColor=t.batchingColor,i.instancing=t.instancing,i.instancingColor=t.instancingColor,i.instancingMorph=t.instancingMorph,i.skinning=t.skinning,i.morphTargets=t.morphTargets,i.morphNormals=t.morphNormals,i.morphColors=t.morphColors,i.morphTargetsCount=t.morphTargetsCount,i.numClippingPlanes=t.numClippingPlanes,i.numIntersection=t.numClipIntersection,i.vertexAlphas=t.vertexAlphas,i.vertexTangents=t.vertexTangents,i.toneMapping=t.toneMapping}function e8(e){let t=o.get(e);return(t.__readFormat!==e.format||t.__readType!==e.type)&&(t.__readFormat=e.format,t.__readType=e.type,t.__formatReadable=a.textureFormatReadable(e.format),t.__typeReadable=a.textureTypeReadable(e.type)),t}eJ.setAnimationLoop(function(e){eq&&eq(e)}),"u">typeof self&&eJ.setContext(self),this.setAnimationLoop=function(e){eq=e,eH.setAnimationLoop(e),null===e?eJ.stop():eJ.start()},eH.addEventListener("sessionstart",eY),eH.addEventListener("sessionend",eZ),this.render=function(e,t){if(void 0!==t&&!0!==t.isCamera)return void N("WebGLRenderer.render: camera is not an instance of THREE.Camera.");if(!0===ei)return;null!==er&&er.renderStart(e,t);let i=!0===eH.enabled&&!0===eH.isPresenting,r=null!==ee&&(null===ed||i)&&ee.begin(et,ed);if(!0===e.matrixWorldAutoUpdate&&e.updateMatrixWorld(),null===t.parent&&!0===t.matrixWorldAutoUpdate&&t.updateMatrixWorld(),!0===eH.enabled&&!0===eH.isPresenting&&(null===ee||!1===ee.isCompositing())&&(!0===eH.cameraAutoUpdate&&eH.updateCamera(t),t=eH.getCamera()),!0===e.isScene&&e.onBeforeRender(et,e,t,ed),(Z=g.get(e,Q.length)).init(t),Z.state.textureUnits=l.getTextureUnits(),Q.push(Z),eD.multiplyMatrices(t.projectionMatrix,t.matrixWorldInverse),t.isArrayCamera?eC.setFromArrayCamera(t):eR.setFromProjectionMatrix(eD,2e3,t.reversedDepth),eL=this.localClippingEnabled,eP=_.init(this.clippingPlanes,eL),(K=m.get(e,J.length)).init(),J.push(K),this.info.render.frame++,!0===eH.enabled&&!0===eH.isPresenting){let e=et.xr.getDepthSensingMesh();null!==e&&e$(e,t,-1/0,et.sortObjects)}e$(e,t,0,et.sortObjects),K.finish(),null!==er&&er.updateLights(Z.state.lightsArray),!0===et.sortObjects&&K.sort(eb,eE),(eO=!1===eH.enabled||!1===eH.isPresenting||!1===eH.hasDepthSensing())&&x.addToRenderList(K,e),!0===this.info.autoReset&&this.info.reset(),!0===eP&&_.beginShadows();let a=Z.state.shadowsArray;if(v.render(a,e,t),!0===eP&&_.endShadows(),(r&&ee.hasRenderPass())===!1){let i=K.opaque,r=K.transmissive;if(Z.setupLights(),t.isArrayCamera){let a=t.cameras;if(r.length>0)for(let t=0,s=a.length;t<s;t++)e0(i,r,e,a[t]);eO&&x.render(e);for(let t=0,i=a.length;t<i;t++){let i=a[t];eQ(K,e,i,i.viewport)}}else r.length>0&&e0(i,r,e,t),eO&&x.render(e),eQ(K,e,t)}null!==ed&&0===el&&(l.updateMultisampleRenderTarget(ed),l.updateRenderTargetMipmap(ed)),r&&ee.end(et),!0===e.isScene&&e.onAfterRender(et,e,t),T.resetDefaultState(),eu=-1,ep=null,Q.pop(),Q.length>0?(Z=Q[Q.length-1],l.setTextureUnits(Z.state.textureUnits),!0===eP&&_.setGlobalState(et.clippingPlanes,Z.state.camera)):Z=null,J.pop(),K=J.length>0?J[J.length-1]:null,null!==er&&er.renderEnd()},this.getActiveCubeFace=function(){return eo},this.getActiveMipmapLevel=function(){return el},this.getRenderTarget=function(){return ed},this.setRenderTargetTextures=function(e,t,i){let r=o.get(e);r.__autoAllocateDepthBuffer=!1===e.resolveDepthBuffer,!1===r.__autoAllocateDepthBuffer&&(r.__useRenderToTexture=!1),o.get(e.texture).__webglTexture=t,o.get(e.depthTexture).__webglTexture=r.__autoAllocateDepthBuffer?void 0:i,r.__hasExternalTextures=!0},this.setRenderTargetFramebuffer=function(e,t){let i=o.get(e);i.__webglFramebuffer=t,i.__useDefaultFramebuffer=void 0===t},this.setRenderTarget=function(e,t=0,i=0){ed=e,eo=t,el=i;let r=null,a=!1,n=!1;if(e){let h=o.get(e);if(void 0!==h.__useDefaultFramebuffer){s.bindFramebuffer(eB.FRAMEBUFFER,h.__webglFramebuffer),em.copy(e.viewport),eg.copy(e.scissor),e_=e.scissorTest,s.viewport(em),s.scissor(eg),s.setScissorTest(e_),eu=-1;return}if(void 0===h.__webglFramebuffer)l.setupRenderTarget(e);else if(h.__hasExternalTextures)l.rebindTextures(e,o.get(e.texture).__webglTexture,o.get(e.depthTexture).__webglTexture);else if(e.depthBuffer){let t=e.depthTexture;if(h.__boundDepthTexture!==t){if(null!==t&&o.has(t)&&(e.width!==t.image.width||e.height!==t.image.height))throw Error("THREE.WebGLRenderer: Attached DepthTexture is initialized to the incorrect size.");l.setupDepthRenderbuffer(e)}}let d=e.texture;(d.isData3DTexture||d.isDataArrayTexture||d.isCompressedArrayTexture)&&(n=!0);let c=o.get(e).__webglFramebuffer;e.isWebGLCubeRenderTarget?(r=Array.isArray(c[t])?c[t][i]:c[t],a=!0):r=e.samples>0&&!1===l.useMultisampledRTT(e)?o.get(e).__webglMultisampledFramebuffer:Array.isArray(c)?c[i]:c,em.copy(e.viewport),eg.copy(e.scissor),e_=e.scissorTest}else em.copy(eT).multiplyScalar(ey).floor(),eg.copy(ew).multiplyScalar(ey).floor(),e_=eA;if(0!==i&&(r=ea),s.bindFramebuffer(eB.FRAMEBUFFER,r)&&s.drawBuffers(e,r),s.viewport(em),s.scissor(eg),s.setScissorTest(e_),a){let r=o.get(e.texture);eB.framebufferTexture2D(eB.FRAMEBUFFER,eB.COLOR_ATTACHMENT0,eB.TEXTURE_CUBE_MAP_POSITIVE_X+t,r.__webglTexture,i)}else if(n)for(let r=0;r<e.textures.length;r++){let a=o.get(e.textures[r]);eB.framebufferTextureLayer(eB.FRAMEBUFFER,eB.COLOR_ATTACHMENT0+r,a.__webglTexture,i,t)}else if(null!==e&&0!==i){let t=o.get(e.texture);eB.framebufferTexture2D(eB.FRAMEBUFFER,eB.COLOR_ATTACHMENT0,eB.TEXTURE_2D,t.__webglTexture,i)}eu=-1},this.readRenderTargetPixels=function(e,t,i,r,a,n,l,h=0){if(!(e&&e.isWebGLRenderTarget))return void N("WebGLRenderer.readRenderTargetPixels: renderTarget is not THREE.WebGLRenderTarget.");let d=o.get(e).__webglFramebuffer;if(e.isWebGLCubeRenderTarget&&void 0!==l&&Array.isArray(d=d[l])&&(d=d[0]),d){s.bindFramebuffer(eB.FRAMEBUFFER,d);try{let s=e.textures[h],o=s.format,l=s.type;e.textures.length>1&&eB.readBuffer(eB.COLOR_ATTACHMENT0+h);let d=e8(s);if(!1===d.__formatReadable)return void N("WebGLRenderer.readRenderTargetPixels: renderTarget is not in RGBA or implementation defined format.");if(!1===d.__typeReadable)return void N("WebGLRenderer.readRenderTargetPixels: renderTarget is not in UnsignedByteType or implementation defined type.");t>=0&&t<=e.width-r&&i>=0&&i<=e.height-a&&eB.readPixels(t,i,r,a,E.convert(o),E.convert(l),n)}finally{let e=null!==ed?o.get(ed).__webglFramebuffer:null;s.bindFramebuffer(eB.FRAMEBUFFER,e)}}},this.readRenderTargetPixelsAsync=async function(e,t,i,r,a,n,l,h=0){if(!(e&&e.isWebGLRenderTarget))throw Error("THREE.WebGLRenderer.readRenderTargetPixels: renderTarget is not THREE.WebGLRenderTarget.");let d=o.get(e).__webglFramebuffer;if(e.isWebGLCubeRenderTarget&&void 0!==l&&Array.isArray(d=d[l])&&(d=d[0]),d)if(t>=0&&t<=e.width-r&&i>=0&&i<=e.height-a){var c;s.bindFramebuffer(eB.FRAMEBUFFER,d);let l=e.textures[h],u=l.format,p=l.type;e.textures.length>1&&eB.readBuffer(eB.COLOR_ATTACHMENT0+h);let f=e8(l);if(!1===f.__formatReadable)throw Error("THREE.WebGLRenderer.readRenderTargetPixelsAsync: renderTarget is not in RGBA or implementation defined format.");if(!1===f.__typeReadable)throw Error("THREE.WebGLRenderer.readRenderTargetPixelsAsync: renderTarget is not in UnsignedByteType or implementation defined type.");let m=eB.createBuffer();eB.bindBuffer(eB.PIXEL_PACK_BUFFER,m),eB.bufferData(eB.PIXEL_PACK_BUFFER,n.byteLength,eB.STREAM_READ),eB.readPixels(t,i,r,a,E.convert(u),E.convert(p),0),eB.bindBuffer(eB.PIXEL_PACK_BUFFER,null);let g=null!==ed?o.get(ed).__webglFramebuffer:null;s.bindFramebuffer(eB.FRAMEBUFFER,g);let _=eB.fenceSync(eB.SYNC_GPU_COMMANDS_COMPLETE,0);return eB.flush(),await (c=eB,new Promise(function(e,t){setTimeout(function i(){switch(c.clientWaitSync(_,c.SYNC_FLUSH_COMMANDS_BIT,0)){case c.WAIT_FAILED:t();break;case c.TIMEOUT_EXPIRED:setTimeout(i,4);break;default:e()}},4)})),eB.bindBuffer(eB.PIXEL_PACK_BUFFER,m),eB.getBufferSubData(eB.PIXEL_PACK_BUFFER,0,n),eB.bindBuffer(eB.PIXEL_PACK_BUFFER,null),eB.deleteBuffer(m),eB.deleteSync(_),n}else throw Error("THREE.WebGLRenderer.readRenderTargetPixelsAsync: requested read bounds are out of range.")},this.copyFramebufferToTexture=function(e,t=null,i=0){let r=Math.pow(2,-i),a=Math.floor(e.image.width*r),n=Math.floor(e.image.height*r),o=null!==t?t.x:0,h=null!==t?t.y:0;l.setTexture2D(e,0),eB.copyTexSubImage2D(eB.TEXTURE_2D,i,0,0,o,h,a,n),s.unbindTexture()},this.copyTextureToTexture=function(e,t,i=null,r=null,a=0,n=0){let h,d,c,u,p,f,m,g,_,v=e.isCompressedTexture?e.mipmaps[n]:e.image;if(null!==i)h=i.max.x-i.min.x,d=i.max.y-i.min.y,c=i.isBox3?i.max.z-i.min.z:1,u=i.min.x,p=i.min.y,f=i.isBox3?i.min.z:0;else{let t=Math.pow(2,-a);h=Math.floor(v.width*t),d=Math.floor(v.height*t),c=e.isDataArrayTexture?v.depth:e.isData3DTexture?Math.floor(v.depth*t):1,u=0,p=0,f=0}null!==r?(m=r.x,g=r.y,_=r.z):(m=0,g=0,_=0);let x=E.convert(t.format),S=E.convert(t.type),M;t.isData3DTexture?(l.setTexture3D(t,0),M=eB.TEXTURE_3D):t.isDataArrayTexture||t.isCompressedArrayTexture?(l.setTexture2DArray(t,0),M=eB.TEXTURE_2D_ARRAY):(l.setTexture2D(t,0),M=eB.TEXTURE_2D),s.activeTexture(eB.TEXTURE0),s.pixelStorei(eB.UNPACK_FLIP_Y_WEBGL,t.flipY),s.pixelStorei(eB.UNPACK_PREMULTIPLY_ALPHA_WEBGL,t.premultiplyAlpha),s.pixelStorei(eB.UNPACK_ALIGNMENT,t.unpackAlignment);let y=s.getParameter(eB.UNPACK_ROW_LENGTH),b=s.getParameter(eB.UNPACK_IMAGE_HEIGHT),T=s.getParameter(eB.UNPACK_SKIP_PIXELS),w=s.getParameter(eB.UNPACK_SKIP_ROWS),A=s.getParameter(eB.UNPACK_SKIP_IMAGES);s.pixelStorei(eB.UNPACK_ROW_LENGTH,v.width),s.pixelStorei(eB.UNPACK_IMAGE_HEIGHT,v.height),s.pixelStorei(eB.UNPACK_SKIP_PIXELS,u),s.pixelStorei(eB.UNPACK_SKIP_ROWS,p),s.pixelStorei(eB.UNPACK_SKIP_IMAGES,f);let R=e.isDataArrayTexture||e.isData3DTexture,C=t.isDataArrayTexture||t.isData3DTexture;if(e.isDepthTexture){let i=o.get(e),r=o.get(t),l=o.get(i.__renderTarget),v=o.get(r.__renderTarget);s.bindFramebuffer(eB.READ_FRAMEBUFFER,l.__webglFramebuffer),s.bindFramebuffer(eB.DRAW_FRAMEBUFFER,v.__webglFramebuffer);for(let i=0;i<c;i++)R&&(eB.framebufferTextureLayer(eB.READ_FRAMEBUFFER,eB.COLOR_ATTACHMENT0,o.get(e).__webglTexture,a,f+i),eB.framebufferTextureLayer(eB.DRAW_FRAMEBUFFER,eB.COLOR_ATTACHMENT0,o.get(t).__webglTexture,n,_+i)),eB.blitFramebuffer(u,p,u+h,p+d,m,g,m+h,g+d,eB.DEPTH_BUFFER_BIT,eB.NEAREST);s.bindFramebuffer(eB.READ_FRAMEBUFFER,null),s.bindFramebuffer(eB.DRAW_FRAMEBUFFER,null)}else if(0!==a||e.isRenderTargetTexture||o.has(e)){let i=o.get(e),r=o.get(t);s.bindFramebuffer(eB.READ_FRAMEBUFFER,es),s.bindFramebuffer(eB.DRAW_FRAMEBUFFER,en);for(let e=0;e<c;e++)R?eB.framebufferTextureLayer(eB.READ_FRAMEBUFFER,eB.COLOR_ATTACHMENT0,i.__webglTexture,a,f+e):eB.framebufferTexture2D(eB.READ_FRAMEBUFFER,eB.COLOR_ATTACHMENT0,eB.TEXTURE_2D,i.__webglTexture,a),C?eB.framebufferTextureLayer(eB.DRAW_FRAMEBUFFER,eB.COLOR_ATTACHMENT0,r.__webglTexture,n,_+e):eB.framebufferTexture2D(eB.DRAW_FRAMEBUFFER,eB.COLOR_ATTACHMENT0,eB.TEXTURE_2D,r.__webglTexture,n),0!==a?eB.blitFramebuffer(u,p,u+h,p+d,m,g,m+h,g+d,eB.COLOR_BUFFER_BIT,eB.NEAREST):C?eB.copyTexSubImage3D(M,n,m,g,_+e,u,p,h,d):eB.copyTexSubImage2D(M,n,m,g,u,p,h,d);s.bindFramebuffer(eB.READ_FRAMEBUFFER,null),s.bindFramebuffer(eB.DRAW_FRAMEBUFFER,null)}else C?e.isDataTexture||e.isData3DTexture?eB.texSubImage3D(M,n,m,g,_,h,d,c,x,S,v.data):t.isCompressedArrayTexture?eB.compressedTexSubImage3D(M,n,m,g,_,h,d,c,x,v.data):eB.texSubImage3D(M,n,m,g,_,h,d,c,x,S,v):e.isDataTexture?eB.texSubImage2D(eB.TEXTURE_2D,n,m,g,h,d,x,S,v.data):e.isCompressedTexture?eB.compressedTexSubImage2D(eB.TEXTURE_2D,n,m,g,v.width,v.height,x,v.data):eB.texSubImage2D(eB.TEXTURE_2D,n,m,g,h,d,x,S,v);s.pixelStorei(eB.UNPACK_ROW_LENGTH,y),s.pixelStorei(eB.UNPACK_IMAGE_HEIGHT,b),s.pixelStorei(eB.UNPACK_SKIP_PIXELS,T),s.pixelStorei(eB.UNPACK_SKIP_ROWS,w),s.pixelStorei(eB.UNPACK_SKIP_IMAGES,A),0===n&&!0===t.generateMipmaps&&!0===t.mipmapsAutoUpdate&&eB.generateMipmap(M),s.unbindTexture()},this.initRenderTarget=function(e){void 0===o.get(e).__webglFramebuffer&&l.setupRenderTarget(e)},this.initTexture=function(e){e.isCubeTexture?l.setTextureCube(e,0):e.isData3DTexture?l.setTexture3D(e,0):e.isDataArrayTexture||e.isCompressedArrayTexture?l.setTexture2DArray(e,0):l.setTexture2D(e,0),s.unbindTexture()},this.resetState=function(){eo=0,el=0,ed=null,s.reset(),T.reset()},"u">typeof __THREE_DEVTOOLS__&&__THREE_DEVTOOLS__.dispatchEvent(new CustomEvent("observe",{detail:this}))}get coordinateSystem(){return 2e3}get outputColorSpace(){return this._outputColorSpace}set outputColorSpace(e){this._outputColorSpace=e;let t=this.getContext();t.drawingBufferColorSpace=$._getDrawingBufferColorSpace(e),t.unpackColorSpace=$._getUnpackColorSpace()}},sN=class{constructor(e,t){this.model=e,this.draw=t,this.element=o("div",""),this.answer=o("div","dfdm-answer"),this.active=!1,this.picks=[],this.asked=0,this.waiting=0;let i=l(f("Clear"),f("Begin anew"),()=>this.clear());this.element.append(o("span","dfdm-hint",f("Click a point for its wall and radius; click a second one for the distance. Corners snap.")),i),this.answer.setAttribute("aria-live","polite"),this.answer.hidden=!0}clear(){clearTimeout(this.waiting),this.picks=[],this.asked++,this.say([]),this.draw([])}take(e){2===this.picks.length&&(this.picks=[]),this.picks.push(e),this.draw(this.marks());let t=this.plainWords();this.asked=Date.now()%0x80000000;let{asked:i}=this,[r,a]=this.picks,s=this.picks.filter(({face:e})=>e>=0);if(r&&a&&r.solid!==a.solid)return void this.say(t);if(s.length<this.picks.length)return void this.say([...t,f("A cut surface has no radius and no wall.")]);let n=u(this.model,{want:"measure",id:i,picks:s.map(({face:e,at:t})=>({face:e,at_mm:t.toArray()}))}),o=f("Radius, wall and the distance of faces need a running kernel.");this.say(n?t:[...t,o]),clearTimeout(this.waiting),n&&(this.waiting=window.setTimeout(()=>this.say([...t,f("No answer yet: {what}",{what:o.toLowerCase()})]),2500))}answered(){let e=d(this.model,"measured",{});if(e.id!==this.asked||!this.picks.length)return;clearTimeout(this.waiting),this.say([...this.plainWords(),...e.words??[]]);let t=(e.lines??[]).map(({from:e,to:t,label:i})=>({kind:"measure",from:new X(...e),to:new X(...t),label:i}));this.draw([...this.marks(),...t])}marks(){let[e,t]=this.picks;return e?t?e.solid!==t.solid?[e,t].map(({at:e})=>({kind:"point",from:e,label:""})):[{kind:"measure",from:e.at,to:t.at,label:`${e.at.distanceTo(t.at).toFixed(2)} mm`}]:[{kind:"point",from:e.at,label:""}]:[]}plainWords(){let[e,t]=this.picks;if(!e)return[];if(!t){let t={at:(({x:e,y:t,z:i})=>[e,t,i].map(e=>e.toFixed(2)).join(", "))(e.at),face:e.face};return[e.face<0?f("Point at {at} mm on the cut.",t):f("Point at {at} mm on face {face}.",t)]}if(e.solid!==t.solid)return[f("These are two parts, set side by side to be seen: the distance between them means nothing.")];let i=t.at.clone().sub(e.at);return[f("Distance {size} mm (x {x}, y {y}, z {z}).",{size:i.length().toFixed(2),x:i.x.toFixed(2),y:i.y.toFixed(2),z:i.z.toFixed(2)})]}say(e){this.answer.textContent=e.join(" "),this.answer.hidden=0===e.length}dispose(){clearTimeout(this.waiting)}},sI=new eh(0,0,0,1),sU="varying vec3 at; void place() { at = position; gl_Position = projectionMatrix * modelViewMatrix * vec4(position, 1.0); }",sO="uniform vec4 cut; varying vec3 at; void cutAway() { if (dot(at, cut.xyz) > cut.w) discard; }",sF=`
  attribute vec4 lit; attribute vec2 measured;
  varying vec3 facing; varying vec4 glow; varying vec2 field; ${sU}
  void main() { place(); facing = normalMatrix * normal; glow = lit; field = measured; }`,sB=`
  uniform vec3 base; uniform float shaded; uniform sampler2D palette; uniform vec3 span; uniform float ratio;
  varying vec3 facing; varying vec4 glow; varying vec2 field; ${sO}
  const vec3 LAMP = normalize(vec3(0.35, 0.55, 0.76)); const vec3 SIDE = normalize(vec3(-0.8, 0.1, 0.5));
  float stripe(float wide, float sign) {
    return step(mod(gl_FragCoord.x + sign * gl_FragCoord.y, wide * ratio), 0.45 * wide * ratio);
  }
  void main() {
    cutAway();
    vec3 n = normalize(facing);
    if (!gl_FrontFacing) n = -n;
    float light = 0.46 + 0.52 * max(dot(n, LAMP), 0.0) + 0.14 * max(dot(n, SIDE), 0.0);
    vec3 color = base;
    float width = fwidth(field.x);
    if (shaded > 0.5 && field.y < 1.001) {
      light = mix(1.0, light, 0.6);
      if (field.y > 0.999) {
        color = texture2D(palette, vec2(clamp((field.x - span.x) / span.y, 0.0, 1.0), 0.5)).rgb;
        float off = abs(field.x - span.z) / max(width, 1e-9);
        color *= mix(0.15, 1.0, smoothstep(0.5, 1.2, off));
      } else {
        color = mix(vec3(0.68), vec3(0.5), stripe(7.0, -1.0));
      }
      color = mix(color, glow.rgb, glow.a * stripe(12.0, 1.0));
    } else {
      color = mix(color, glow.rgb, glow.a);
    }
    gl_FragColor = vec4(color * light, 1.0);
  }`,sz=class extends iN{constructor(e){let t=new t8(new Uint8Array(4),1,1);super({vertexShader:sF,fragmentShader:sB,side:2,polygonOffset:!0,polygonOffsetFactor:1,polygonOffsetUnits:1,uniforms:{...e,base:{value:sV("#b0becc")},shaded:{value:0},palette:{value:t},span:{value:[0,1,1e30]}}})}scale({stops:e,low:t,high:i,limit:r}){let a=new Uint8Array(2048);for(let t=0;t<512;t++){let i=(t+.5)/512,r=Math.max(e.findIndex(([e])=>e>i),1),[[s,n],[o,l]]=[e[r-1],e[r]],h=sV(n).lerp(sV(l),Math.min(Math.max((i-s)/Math.max(o-s,1e-9),0),1));a.set([255*h.r,255*h.g,255*h.b,255],4*t)}let s=new t8(a,512,1,1023);s.minFilter=s.magFilter=1003,s.needsUpdate=!0,this.uniforms.palette.value.dispose(),this.uniforms.palette.value=s,this.uniforms.span.value=[t,i-t,r??1e30]}dispose(){this.uniforms.palette.value.dispose(),super.dispose()}},sk=class extends iN{constructor(e,t,i=1){super({vertexShader:`${sU} void main() { place(); }`,fragmentShader:`uniform vec3 base; uniform float opacity; ${sO}
        void main() { cutAway(); gl_FragColor = vec4(base, opacity); }`,uniforms:{...e,base:{value:sV(t)},opacity:{value:i}},transparent:i<1,depthWrite:1===i,side:2})}set color(e){this.uniforms.base.value=sV(e)}};function sH(e,t){let i=1===t?34055:34056;return new iN({vertexShader:`${sU} void main() { place(); }`,fragmentShader:`${sO} void main() { cutAway(); gl_FragColor = vec4(1.0); }`,uniforms:{...e},side:t,colorWrite:!1,depthWrite:!1,depthTest:!1,stencilWrite:!0,stencilFunc:519,stencilFail:i,stencilZFail:i,stencilZPass:i})}var sG=class extends iN{constructor(e){super({vertexShader:"void main() { gl_Position = projectionMatrix * modelViewMatrix * vec4(position, 1.0); }",fragmentShader:`uniform vec3 base; uniform vec3 ink; uniform float ratio;
        void main() {
          float line = mod(gl_FragCoord.x - gl_FragCoord.y, 9.0 * ratio);
          gl_FragColor = vec4(line < 1.5 * ratio ? ink : base, 1.0);
        }`,uniforms:{ratio:e.ratio,base:{value:sV("#e9d9b0")},ink:{value:sV("#26323f")}},side:2,polygonOffset:!0,polygonOffsetFactor:1,polygonOffsetUnits:1,stencilWrite:!0,stencilRef:0,stencilFunc:517,stencilFail:7681,stencilZFail:7681,stencilZPass:7681})}};function sV(e){let t=Number.parseInt(e.slice(1),16),i=new eK;return i.r=(t>>16&255)/255,i.g=(t>>8&255)/255,i.b=(255&t)/255,i}var sW=["x","y","z"],sX=class{constructor(e){this.common=e,this.group=new eG,this.state=null,this.counts=new eG,this.mesh=null,this.shown=()=>!0,this.keeps=e=>{let{x:t,y:i,z:r,w:a}=this.common.cut.value;return e.x*t+e.y*i+e.z*r<=a},this.back=sH(e,1),this.front=sH(e,0),this.capMaterial=new sG(e),this.cap=new t5(new iw(1,1),this.capMaterial),this.ink=new sk({...e,cut:{value:sI}},"#000000"),this.outline=new iv(new tU,this.ink),this.cap.renderOrder=2,this.outline.renderOrder=3,this.group.add(this.counts,this.cap,this.outline),this.group.visible=!1}take(e,t,i){this.counts.clear(),this.mesh=i,e.geometries.forEach((e,i)=>{let r=new eG;if(t[i]?.closed)for(let t of[this.back,this.front]){let i=new t5(e,t);i.renderOrder=1,r.add(i)}this.counts.add(r)})}count(e){this.counts.children.forEach((t,i)=>{for(let r of t.children)r.geometry=e.geometries[i]})}hide(e,t){this.counts.children.forEach((t,i)=>t.visible=!e.has(i)),this.shown=i=>!e.has(t(i))}paint(e,t){this.capMaterial.uniforms.base.value=sV(e),this.capMaterial.uniforms.ink.value=sV(t),this.ink.color=t}set(e,t){if(this.state=e,this.group.visible=null!==e&&!t.isEmpty(),!e||t.isEmpty())return void this.common.cut.value.copy(sI);let i=sW.indexOf(e.axis),r=t.getSize(new X),a=this.level(t),s=e.flip?-1:1,n=new X().setComponent(i,s);this.common.cut.value.copy(new eh(n.x,n.y,n.z,s*a));let o=t.getCenter(new X).setComponent(i,a);this.cap.position.copy(o),this.cap.scale.setScalar(1.2*r.length()),this.cap.lookAt(o.clone().add(n)),this.outline.geometry.dispose(),this.outline.geometry=new tU,this.outline.geometry.setAttribute("position",new tS(this.segments(i,a),3)),this.outline.frustumCulled=!1}level(e){if(!this.state)return null;let t=sW.indexOf(this.state.axis),i=e.min.getComponent(t),r=e.max.getComponent(t);return i+this.state.at*(r-i)+17e-6*(r-i)*(this.state.at<.5?1:-1)}met(e){if(!this.state)return null;let{x:t,y:i,z:r,w:a}=this.common.cut.value,s=new X(t,i,r),n=e.direction.dot(s);return n>=0?null:e.at((a-e.origin.dot(s))/n,new X)}segments(e,t){if(!this.mesh)return new Float32Array(0);let{positions:i,corners:r,faces:a}=this.mesh,s=[];for(let n=0;n<a.length;n++){let[a,o,l]=[3*r[3*n],3*r[3*n+1],3*r[3*n+2]],h=r=>i[r+e]>t;if(!(h(a)===h(o)&&h(o)===h(l)||!this.shown(n)))for(let[r,n]of[[a,o],[o,l],[l,a]]){if(h(r)===h(n))continue;let a=(t-i[r+e])/(i[n+e]-i[r+e]);for(let e=0;e<3;e++)s.push(i[r+e]+a*(i[n+e]-i[r+e]))}}return Float32Array.from(s)}dispose(){for(let e of[this.back,this.front,this.capMaterial,this.ink])e.dispose();this.cap.geometry.dispose(),this.outline.geometry.dispose()}},sj={type:"change"},sq={type:"start"},sY={type:"end"},sK=new tj,sZ=new tz,sJ=Math.cos(70*B),s$=new X,sQ=2*Math.PI,s0=class extends ru{constructor(e,t=null){super(e,t),this.state=-1,this.target=new X,this.cursor=new X,this.minDistance=0,this.maxDistance=1/0,this.minZoom=0,this.maxZoom=1/0,this.minTargetRadius=0,this.maxTargetRadius=1/0,this.minPolarAngle=0,this.maxPolarAngle=Math.PI,this.minAzimuthAngle=-1/0,this.maxAzimuthAngle=1/0,this.enableDamping=!1,this.dampingFactor=.05,this.enableZoom=!0,this.zoomSpeed=1,this.enableRotate=!0,this.rotateSpeed=1,this.keyRotateSpeed=1,this.enablePan=!0,this.panSpeed=1,this.screenSpacePanning=!0,this.keyPanSpeed=7,this.zoomToCursor=!1,this.autoRotate=!1,this.autoRotateSpeed=2,this.keys={LEFT:"ArrowLeft",UP:"ArrowUp",RIGHT:"ArrowRight",BOTTOM:"ArrowDown"},this.mouseButtons={LEFT:0,MIDDLE:1,RIGHT:2},this.touches={ONE:0,TWO:2},this.target0=this.target.clone(),this.position0=this.object.position.clone(),this.zoom0=this.object.zoom,this._cursorStyle="auto",this._domElementKeyEvents=null,this._lastPosition=new X,this._lastQuaternion=new W,this._lastTargetPosition=new X,this._quat=new W().setFromUnitVectors(e.up,new X(0,1,0)),this._quatInverse=this._quat.clone().invert(),this._spherical=new rc,this._sphericalDelta=new rc,this._scale=1,this._panOffset=new X,this._rotateStart=new V,this._rotateEnd=new V,this._rotateDelta=new V,this._panStart=new V,this._panEnd=new V,this._panDelta=new V,this._dollyStart=new V,this._dollyEnd=new V,this._dollyDelta=new V,this._dollyDirection=new X,this._mouse=new V,this._performCursorZoom=!1,this._pointers=[],this._pointerPositions={},this._controlActive=!1,this._onPointerMove=s3.bind(this),this._onPointerDown=s1.bind(this),this._onPointerUp=s2.bind(this),this._onContextMenu=ne.bind(this),this._onMouseWheel=s6.bind(this),this._onKeyDown=s8.bind(this),this._onTouchStart=s9.bind(this),this._onTouchMove=s7.bind(this),this._onMouseDown=s4.bind(this),this._onMouseMove=s5.bind(this),this._interceptControlDown=nt.bind(this),this._interceptControlUp=ni.bind(this),null!==this.domElement&&this.connect(this.domElement),this.update()}set cursorStyle(e){this._cursorStyle=e,"grab"===e?this.domElement.style.cursor="grab":this.domElement.style.cursor="auto"}get cursorStyle(){return this._cursorStyle}connect(e){super.connect(e),this.domElement.addEventListener("pointerdown",this._onPointerDown),this.domElement.addEventListener("pointercancel",this._onPointerUp),this.domElement.addEventListener("contextmenu",this._onContextMenu),this.domElement.addEventListener("wheel",this._onMouseWheel,{passive:!1}),this.domElement.ownerDocument.addEventListener("keydown",this._interceptControlDown,{passive:!0,capture:!0}),this.domElement.style.touchAction="none"}disconnect(){this.state=-1,this.domElement.removeEventListener("pointerdown",this._onPointerDown),this.domElement.ownerDocument.removeEventListener("pointermove",this._onPointerMove),this.domElement.ownerDocument.removeEventListener("pointerup",this._onPointerUp),this.domElement.removeEventListener("pointercancel",this._onPointerUp),this.domElement.removeEventListener("wheel",this._onMouseWheel),this.domElement.removeEventListener("contextmenu",this._onContextMenu),this.stopListenToKeyEvents(),this.domElement.ownerDocument.removeEventListener("keydown",this._interceptControlDown,{capture:!0}),this.domElement.ownerDocument.removeEventListener("keyup",this._interceptControlUp,{capture:!0}),this._controlActive=!1,this._pointers.length=0,this._pointerPositions={},this.domElement.style.touchAction="",this.domElement.style.cursor="auto"}dispose(){this.disconnect()}getPolarAngle(){return this._spherical.phi}getAzimuthalAngle(){return this._spherical.theta}getDistance(){return this.object.position.distanceTo(this.target)}listenToKeyEvents(e){e.addEventListener("keydown",this._onKeyDown),this._domElementKeyEvents=e}stopListenToKeyEvents(){null!==this._domElementKeyEvents&&(this._domElementKeyEvents.removeEventListener("keydown",this._onKeyDown),this._domElementKeyEvents=null)}saveState(){this.target0.copy(this.target),this.position0.copy(this.object.position),this.zoom0=this.object.zoom}reset(){this.target.copy(this.target0),this.object.position.copy(this.position0),this.object.zoom=this.zoom0,this.object.updateProjectionMatrix(),this.dispatchEvent(sj),this.update(),this.state=-1}pan(e,t){this._pan(e,t),this.update()}dollyIn(e){this._dollyIn(e),this.update()}dollyOut(e){this._dollyOut(e),this.update()}rotateLeft(e){this._rotateLeft(e),this.update()}rotateUp(e){this._rotateUp(e),this.update()}update(e=null){let t=this.object.position;s$.copy(t).sub(this.target),s$.applyQuaternion(this._quat),this._spherical.setFromVector3(s$),this.autoRotate&&-1===this.state&&this._rotateLeft(this._getAutoRotationAngle(e)),this.enableDamping?(this._spherical.theta+=this._sphericalDelta.theta*this.dampingFactor,this._spherical.phi+=this._sphericalDelta.phi*this.dampingFactor):(this._spherical.theta+=this._sphericalDelta.theta,this._spherical.phi+=this._sphericalDelta.phi);let i=this.minAzimuthAngle,r=this.maxAzimuthAngle;isFinite(i)&&isFinite(r)&&(i<-Math.PI?i+=sQ:i>Math.PI&&(i-=sQ),r<-Math.PI?r+=sQ:r>Math.PI&&(r-=sQ),i<=r?this._spherical.theta=Math.max(i,Math.min(r,this._spherical.theta)):this._spherical.theta=this._spherical.theta>(i+r)/2?Math.max(i,this._spherical.theta):Math.min(r,this._spherical.theta)),this._spherical.phi=Math.max(this.minPolarAngle,Math.min(this.maxPolarAngle,this._spherical.phi)),this._spherical.makeSafe(),!0===this.enableDamping?this.target.addScaledVector(this._panOffset,this.dampingFactor):this.target.add(this._panOffset),this.target.sub(this.cursor),this.target.clampLength(this.minTargetRadius,this.maxTargetRadius),this.target.add(this.cursor);let a=!1;if(this.zoomToCursor&&this._performCursorZoom||this.object.isOrthographicCamera)this._spherical.radius=this._clampDistance(this._spherical.radius);else{let e=this._spherical.radius;this._spherical.radius=this._clampDistance(this._spherical.radius*this._scale),a=e!=this._spherical.radius}if(s$.setFromSpherical(this._spherical),s$.applyQuaternion(this._quatInverse),t.copy(this.target).add(s$),this.object.lookAt(this.target),!0===this.enableDamping?(this._sphericalDelta.theta*=1-this.dampingFactor,this._sphericalDelta.phi*=1-this.dampingFactor,this._panOffset.multiplyScalar(1-this.dampingFactor)):(this._sphericalDelta.set(0,0,0),this._panOffset.set(0,0,0)),this.zoomToCursor&&this._performCursorZoom){let e=null;if(this.object.isPerspectiveCamera){let t=s$.length();e=this._clampDistance(t*this._scale);let i=t-e;this.object.position.addScaledVector(this._dollyDirection,i),this.object.updateMatrixWorld(),a=!!i}else if(this.object.isOrthographicCamera){let t=new X(this._mouse.x,this._mouse.y,0);t.unproject(this.object);let i=this.object.zoom;this.object.zoom=Math.max(this.minZoom,Math.min(this.maxZoom,this.object.zoom/this._scale)),this.object.updateProjectionMatrix(),a=i!==this.object.zoom;let r=new X(this._mouse.x,this._mouse.y,0);r.unproject(this.object),this.object.position.sub(r).add(t),this.object.updateMatrixWorld(),e=s$.length()}else console.warn("WARNING: OrbitControls.js encountered an unknown camera type - zoom to cursor disabled."),this.zoomToCursor=!1;null!==e&&(this.screenSpacePanning?this.target.set(0,0,-1).transformDirection(this.object.matrix).multiplyScalar(e).add(this.object.position):(sK.origin.copy(this.object.position),sK.direction.set(0,0,-1).transformDirection(this.object.matrix),Math.abs(this.object.up.dot(sK.direction))<sJ?this.object.lookAt(this.target):(sZ.setFromNormalAndCoplanarPoint(this.object.up,this.target),sK.intersectPlane(sZ,this.target))))}else if(this.object.isOrthographicCamera){let e=this.object.zoom;this.object.zoom=Math.max(this.minZoom,Math.min(this.maxZoom,this.object.zoom/this._scale)),e!==this.object.zoom&&(this.object.updateProjectionMatrix(),a=!0)}return this._scale=1,this._performCursorZoom=!1,!!(a||this._lastPosition.distanceToSquared(this.object.position)>1e-6||8*(1-this._lastQuaternion.dot(this.object.quaternion))>1e-6||this._lastTargetPosition.distanceToSquared(this.target)>1e-6)&&(this.dispatchEvent(sj),this._lastPosition.copy(this.object.position),this._lastQuaternion.copy(this.object.quaternion),this._lastTargetPosition.copy(this.target),!0)}_getAutoRotationAngle(e){return null!==e?sQ/60*this.autoRotateSpeed*e:sQ/60/60*this.autoRotateSpeed}_getZoomScale(e){let t=Math.abs(.01*e);return Math.pow(.95,this.zoomSpeed*t)}_rotateLeft(e){this._sphericalDelta.theta-=e}_rotateUp(e){this._sphericalDelta.phi-=e}_panLeft(e,t){s$.setFromMatrixColumn(t,0),s$.multiplyScalar(-e),this._panOffset.add(s$)}_panUp(e,t){!0===this.screenSpacePanning?s$.setFromMatrixColumn(t,1):(s$.setFromMatrixColumn(t,0),s$.crossVectors(this.object.up,s$)),s$.multiplyScalar(e),this._panOffset.add(s$)}_pan(e,t){let i=this.domElement;if(this.object.isPerspectiveCamera){let r=this.object.position;s$.copy(r).sub(this.target);let a=s$.length();a*=Math.tan(this.object.fov/2*Math.PI/180),this._panLeft(2*e*a/i.clientHeight,this.object.matrix),this._panUp(2*t*a/i.clientHeight,this.object.matrix)}else this.object.isOrthographicCamera?(this._panLeft(e*(this.object.right-this.object.left)/this.object.zoom/i.clientWidth,this.object.matrix),this._panUp(t*(this.object.top-this.object.bottom)/this.object.zoom/i.clientHeight,this.object.matrix)):(console.warn("WARNING: OrbitControls.js encountered an unknown camera type - pan disabled."),this.enablePan=!1)}_dollyOut(e){this.object.isPerspectiveCamera||this.object.isOrthographicCamera?this._scale/=e:(console.warn("WARNING: OrbitControls.js encountered an unknown camera type - dolly/zoom disabled."),this.enableZoom=!1)}_dollyIn(e){this.object.isPerspectiveCamera||this.object.isOrthographicCamera?this._scale*=e:(console.warn("WARNING: OrbitControls.js encountered an unknown camera type - dolly/zoom disabled."),this.enableZoom=!1)}_updateZoomParameters(e,t){if(!this.zoomToCursor)return;this._performCursorZoom=!0;let i=this.domElement.getBoundingClientRect(),r=e-i.left,a=t-i.top,s=i.width,n=i.height;this._mouse.x=r/s*2-1,this._mouse.y=-(a/n*2)+1,this._dollyDirection.set(this._mouse.x,this._mouse.y,1).unproject(this.object).sub(this.object.position).normalize()}_clampDistance(e){return Math.max(this.minDistance,Math.min(this.maxDistance,e))}_handleMouseDownRotate(e){this._rotateStart.set(e.clientX,e.clientY)}_handleMouseDownDolly(e){this._updateZoomParameters(e.clientX,e.clientY),this._dollyStart.set(e.clientX,e.clientY)}_handleMouseDownPan(e){this._panStart.set(e.clientX,e.clientY)}_handleMouseMoveRotate(e){this._rotateEnd.set(e.clientX,e.clientY),this._rotateDelta.subVectors(this._rotateEnd,this._rotateStart).multiplyScalar(this.rotateSpeed);let t=this.domElement;this._rotateLeft(sQ*this._rotateDelta.x/t.clientHeight),this._rotateUp(sQ*this._rotateDelta.y/t.clientHeight),this._rotateStart.copy(this._rotateEnd),this.update()}_handleMouseMoveDolly(e){this._dollyEnd.set(e.clientX,e.clientY),this._dollyDelta.subVectors(this._dollyEnd,this._dollyStart),this._dollyDelta.y>0?this._dollyOut(this._getZoomScale(this._dollyDelta.y)):this._dollyDelta.y<0&&this._dollyIn(this._getZoomScale(this._dollyDelta.y)),this._dollyStart.copy(this._dollyEnd),this.zoomToCursor&&(this._performCursorZoom=!0,this._dollyDirection.set(this._mouse.x,this._mouse.y,1).unproject(this.object).sub(this.object.position).normalize()),this.update()}_handleMouseMovePan(e){this._panEnd.set(e.clientX,e.clientY),this._panDelta.subVectors(this._panEnd,this._panStart).multiplyScalar(this.panSpeed),this._pan(this._panDelta.x,this._panDelta.y),this._panStart.copy(this._panEnd),this.update()}_handleMouseWheel(e){this._updateZoomParameters(e.clientX,e.clientY),e.deltaY<0?this._dollyIn(this._getZoomScale(e.deltaY)):e.deltaY>0&&this._dollyOut(this._getZoomScale(e.deltaY)),this.update()}_handleKeyDown(e){let t=!1;switch(e.code){case this.keys.UP:e.ctrlKey||e.metaKey||e.shiftKey?this.enableRotate&&this._rotateUp(sQ*this.keyRotateSpeed/this.domElement.clientHeight):this.enablePan&&this._pan(0,this.keyPanSpeed),t=!0;break;case this.keys.BOTTOM:e.ctrlKey||e.metaKey||e.shiftKey?this.enableRotate&&this._rotateUp(-sQ*this.keyRotateSpeed/this.domElement.clientHeight):this.enablePan&&this._pan(0,-this.keyPanSpeed),t=!0;break;case this.keys.LEFT:e.ctrlKey||e.metaKey||e.shiftKey?this.enableRotate&&this._rotateLeft(sQ*this.keyRotateSpeed/this.domElement.clientHeight):this.enablePan&&this._pan(this.keyPanSpeed,0),t=!0;break;case this.keys.RIGHT:e.ctrlKey||e.metaKey||e.shiftKey?this.enableRotate&&this._rotateLeft(-sQ*this.keyRotateSpeed/this.domElement.clientHeight):this.enablePan&&this._pan(-this.keyPanSpeed,0),t=!0}t&&(e.preventDefault(),this.update())}_handleTouchStartRotate(e){if(1===this._pointers.length)this._rotateStart.set(e.pageX,e.pageY);else{let t=this._getSecondPointerPosition(e),i=.5*(e.pageX+t.x),r=.5*(e.pageY+t.y);this._rotateStart.set(i,r)}}_handleTouchStartPan(e){if(1===this._pointers.length)this._panStart.set(e.pageX,e.pageY);else{let t=this._getSecondPointerPosition(e),i=.5*(e.pageX+t.x),r=.5*(e.pageY+t.y);this._panStart.set(i,r)}}_handleTouchStartDolly(e){let t=this._getSecondPointerPosition(e),i=e.pageX-t.x,r=e.pageY-t.y,a=Math.sqrt(i*i+r*r);this._dollyStart.set(0,a)}_handleTouchStartDollyPan(e){this.enableZoom&&this._handleTouchStartDolly(e),this.enablePan&&this._handleTouchStartPan(e)}_handleTouchStartDollyRotate(e){this.enableZoom&&this._handleTouchStartDolly(e),this.enableRotate&&this._handleTouchStartRotate(e)}_handleTouchMoveRotate(e){if(1==this._pointers.length)this._rotateEnd.set(e.pageX,e.pageY);else{let t=this._getSecondPointerPosition(e),i=.5*(e.pageX+t.x),r=.5*(e.pageY+t.y);this._rotateEnd.set(i,r)}this._rotateDelta.subVectors(this._rotateEnd,this._rotateStart).multiplyScalar(this.rotateSpeed);let t=this.domElement;this._rotateLeft(sQ*this._rotateDelta.x/t.clientHeight),this._rotateUp(sQ*this._rotateDelta.y/t.clientHeight),this._rotateStart.copy(this._rotateEnd)}_handleTouchMovePan(e){if(1===this._pointers.length)this._panEnd.set(e.pageX,e.pageY);else{let t=this._getSecondPointerPosition(e),i=.5*(e.pageX+t.x),r=.5*(e.pageY+t.y);this._panEnd.set(i,r)}this._panDelta.subVectors(this._panEnd,this._panStart).multiplyScalar(this.panSpeed),this._pan(this._panDelta.x,this._panDelta.y),this._panStart.copy(this._panEnd)}_handleTouchMoveDolly(e){let t=this._getSecondPointerPosition(e),i=e.pageX-t.x,r=e.pageY-t.y,a=Math.sqrt(i*i+r*r);this._dollyEnd.set(0,a),this._dollyDelta.set(0,Math.pow(this._dollyEnd.y/this._dollyStart.y,this.zoomSpeed)),this._dollyOut(this._dollyDelta.y),this._dollyStart.copy(this._dollyEnd);let s=(e.pageX+t.x)*.5,n=(e.pageY+t.y)*.5;this._updateZoomParameters(s,n)}_handleTouchMoveDollyPan(e){this.enableZoom&&this._handleTouchMoveDolly(e),this.enablePan&&this._handleTouchMovePan(e)}_handleTouchMoveDollyRotate(e){this.enableZoom&&this._handleTouchMoveDolly(e),this.enableRotate&&this._handleTouchMoveRotate(e)}_addPointer(e){this._pointers.push(e.pointerId)}_removePointer(e){delete this._pointerPositions[e.pointerId];for(let t=0;t<this._pointers.length;t++)if(this._pointers[t]==e.pointerId)return void this._pointers.splice(t,1)}_isTrackingPointer(e){for(let t=0;t<this._pointers.length;t++)if(this._pointers[t]==e.pointerId)return!0;return!1}_trackPointer(e){let t=this._pointerPositions[e.pointerId];void 0===t&&(t=new V,this._pointerPositions[e.pointerId]=t),t.set(e.pageX,e.pageY)}_getSecondPointerPosition(e){let t=e.pointerId===this._pointers[0]?this._pointers[1]:this._pointers[0];return this._pointerPositions[t]}_customWheelEvent(e){let t=e.deltaMode,i={clientX:e.clientX,clientY:e.clientY,deltaY:e.deltaY};switch(t){case 1:i.deltaY*=16;break;case 2:i.deltaY*=100}return e.ctrlKey&&!this._controlActive&&(i.deltaY*=10),i}};function s1(e){!1!==this.enabled&&(0===this._pointers.length&&(this.domElement.setPointerCapture(e.pointerId),this.domElement.ownerDocument.addEventListener("pointermove",this._onPointerMove),this.domElement.ownerDocument.addEventListener("pointerup",this._onPointerUp)),this._isTrackingPointer(e)||(this._addPointer(e),"touch"===e.pointerType?this._onTouchStart(e):this._onMouseDown(e),"grab"===this._cursorStyle&&(this.domElement.style.cursor="grabbing")))}function s3(e){!1!==this.enabled&&("touch"===e.pointerType?this._onTouchMove(e):this._onMouseMove(e))}function s2(e){switch(this._removePointer(e),this._pointers.length){case 0:this.domElement.releasePointerCapture(e.pointerId),this.domElement.ownerDocument.removeEventListener("pointermove",this._onPointerMove),this.domElement.ownerDocument.removeEventListener("pointerup",this._onPointerUp),this.dispatchEvent(sY),this.state=-1,"grab"===this._cursorStyle&&(this.domElement.style.cursor="grab");break;case 1:let t=this._pointers[0],i=this._pointerPositions[t];this._onTouchStart({pointerId:t,pageX:i.x,pageY:i.y})}}function s4(e){let t;switch(e.button){case 0:t=this.mouseButtons.LEFT;break;case 1:t=this.mouseButtons.MIDDLE;break;case 2:t=this.mouseButtons.RIGHT;break;default:t=-1}switch(t){case 1:if(!1===this.enableZoom)return;this._handleMouseDownDolly(e),this.state=1;break;case 0:if(e.ctrlKey||e.metaKey||e.shiftKey){if(!1===this.enablePan)return;this._handleMouseDownPan(e),this.state=2}else{if(!1===this.enableRotate)return;this._handleMouseDownRotate(e),this.state=0}break;case 2:if(e.ctrlKey||e.metaKey||e.shiftKey){if(!1===this.enableRotate)return;this._handleMouseDownRotate(e),this.state=0}else{if(!1===this.enablePan)return;this._handleMouseDownPan(e),this.state=2}break;default:this.state=-1}-1!==this.state&&this.dispatchEvent(sq)}function s5(e){switch(this.state){case 0:if(!1===this.enableRotate)return;this._handleMouseMoveRotate(e);break;case 1:if(!1===this.enableZoom)return;this._handleMouseMoveDolly(e);break;case 2:if(!1===this.enablePan)return;this._handleMouseMovePan(e)}}function s6(e){!1===this.enabled||!1===this.enableZoom||-1!==this.state||(e.preventDefault(),this.dispatchEvent(sq),this._handleMouseWheel(this._customWheelEvent(e)),this.dispatchEvent(sY))}function s8(e){!1!==this.enabled&&this._handleKeyDown(e)}function s9(e){switch(this._trackPointer(e),this._pointers.length){case 1:switch(this.touches.ONE){case 0:if(!1===this.enableRotate){this.state=-1;break}this._handleTouchStartRotate(e),this.state=3;break;case 1:if(!1===this.enablePan){this.state=-1;break}this._handleTouchStartPan(e),this.state=4;break;default:this.state=-1}break;case 2:switch(this.touches.TWO){case 2:if(!1===this.enableZoom&&!1===this.enablePan)return;this._handleTouchStartDollyPan(e),this.state=5;break;case 3:if(!1===this.enableZoom&&!1===this.enableRotate)return;this._handleTouchStartDollyRotate(e),this.state=6;break;default:this.state=-1}break;default:this.state=-1}-1!==this.state&&this.dispatchEvent(sq)}function s7(e){switch(this._trackPointer(e),this.state){case 3:if(!1===this.enableRotate)return;this._handleTouchMoveRotate(e),this.update();break;case 4:if(!1===this.enablePan)return;this._handleTouchMovePan(e),this.update();break;case 5:if(!1===this.enableZoom&&!1===this.enablePan)return;this._handleTouchMoveDollyPan(e),this.update();break;case 6:if(!1===this.enableZoom&&!1===this.enableRotate)return;this._handleTouchMoveDollyRotate(e),this.update();break;default:this.state=-1}}function ne(e){!1!==this.enabled&&e.preventDefault()}function nt(e){"Control"===e.key&&(this._controlActive=!0,this.domElement.ownerDocument.addEventListener("keyup",this._interceptControlUp,{passive:!0,capture:!0}))}function ni(e){"Control"===e.key&&(this._controlActive=!1,this.domElement.ownerDocument.removeEventListener("keyup",this._interceptControlUp,{passive:!0,capture:!0}))}var nr={build:"#0072b2",setup:"#b0308f"},na=new X(0,1,0),ns=class{constructor(){this.group=new eG,this.marks=[],this.arrows=[],this.materials=new Map}get isEmpty(){return 0===this.arrows.length}set(e,t){this.clear(),this.marks=[],this.arrows=t.isEmpty()?[]:e.filter(({direction:e})=>Math.hypot(...e)>0);let i=t.getSize(new X),r=.28*Math.max(i.length(),1e-6),a=t.getCenter(new X);for(let{direction:e,label:t,kind:s}of this.arrows){let n=new X(...e).normalize(),o="setup"===s?-1:1,l=.5*(Math.abs(n.x)*i.x+Math.abs(n.y)*i.y+Math.abs(n.z)*i.z),h=a.clone().addScaledVector(n,o*(l+.1*r)),d=h.clone().addScaledVector(n,o*r),[c,u]=o<0?[d,h]:[h,d],p=function(e,t){let i=new t5(new iE(.03*e,.03*e,.7*e,12),t),r=new t5(new iT(.1*e,.32*e,20),t);return i.position.y=.35*e,r.position.y=.84*e,new eG().add(i,r)}(r,this.material(nr[s]??"#00795a"));p.position.copy(c),p.quaternion.copy(new W().setFromUnitVectors(na,n)),this.group.add(p);let f=(o<0?c:u).clone().addScaledVector(n,.12*o*r);this.marks.push({kind:"name",from:f,label:t})}}get ends(){return this.group.visible?this.marks.map(({from:e})=>e):[]}clear(){this.group.traverse(e=>{e.isMesh&&e.geometry.dispose()}),this.group.clear()}dispose(){for(let e of(this.clear(),this.materials.values()))e.dispose();this.materials.clear()}material(e){let t=this.materials.get(e);return t||this.materials.set(e,t=new tq({color:e})),t}},nn=Symbol.for("dfdm.renderer.187.1"),no=globalThis,nl="http://www.w3.org/2000/svg",nh=class{constructor(){this.element=document.createElementNS(nl,"svg"),this.marks=new Map,this.element.setAttribute("class","dfdm-overlay"),this.element.setAttribute("aria-hidden","true")}set(e,t){this.marks.set(e,t)}draw(e,t,i){let r=[],a=[];for(let s of[...this.marks.values()].flat()){let n=e(s.from),o=s.to?e(s.to):n;if(![n.x,n.y,o.x,o.y].every(Number.isFinite))continue;if(s.to)for(let e of["halo",s.kind])r.push(nd("line",`dfdm-mark-${e}`,{x1:n.x,y1:n.y,x2:o.x,y2:o.y}));if("name"!==s.kind)for(let e of s.to?[n,o]:[n])r.push(nd("circle","dfdm-mark-end",{cx:e.x,cy:e.y,r:3.5}));if(!s.label)continue;let l=4*s.label.length,h=Math.min(Math.max((n.x+o.x)/2,l),Math.max(t-l,l)),d=Math.min(Math.max((n.y+o.y)/2-10,12),i-8);for(;a.some(e=>15>Math.abs(e.y-d)&&Math.abs(e.x-h)<2*l);)d+=15;a.push({x:h,y:d});let c=nd("text",`dfdm-mark-label dfdm-mark-${s.kind}-label`,{x:h,y:d});c.textContent=s.label,r.push(c)}this.element.replaceChildren(...r)}};function nd(e,t,i){let r=document.createElementNS(nl,e);for(let[e,a]of(r.setAttribute("class",t),Object.entries(i)))r.setAttribute(e,a.toFixed(1));return r}var nc=Math.cos(32*Math.PI/180);function nu(e,t){let i=h(e,`${t}vertices`,Float32Array),r=i.length/3<=65536?h(e,`${t}triangles`,Uint16Array):h(e,`${t}triangles`,Uint32Array),a=h(e,`${t}runs`,Uint32Array),s=new Uint32Array(r.length/3),n=0;return a.forEach((e,t)=>s.fill(t,n,n+=e)),{positions:i,corners:r,faces:s}}function np(e,t){let i=new Uint32Array(t+1);for(let t=0;t<e.length;t++)i[e[t]+1]++;for(let e=0;e<t;e++)i[e+1]+=i[e];let r=i.slice(0,t),a=new Uint32Array(e.length);for(let t=0;t<e.length;t++)a[r[e[t]]++]=t;return{start:i,order:a}}function nf({positions:e,corners:t,faces:i}){let r=e.length/3,a=new Uint32Array(t.length);for(let e=0;e<t.length;e++)a[e]=Math.min(t[e],t[e%3==2?e-2:e+1]);let{start:s,order:n}=np(a,r),o=[],l=[],h=e=>Math.max(t[e],t[e%3==2?e-2:e+1]);for(let e=0;e<r;e++){let t=Array.from(n.subarray(s[e],s[e+1])).sort((e,t)=>h(e)-h(t));for(let r=0;r<t.length;){let a=h(t[r]),s=r+1;for(;s<t.length&&h(t[s])===a;)s++;let n=i[Math.trunc(t[r]/3)];s-r==2&&i[Math.trunc(t[r+1]/3)]===n||(o.push(e,a),l.push(n)),r=s}}return{ends:Uint32Array.from(o),faces:Uint32Array.from(l)}}var nm=class{constructor(e,t){this.positions=e,this.corners=t,this.used=0;let i=t.length/3,r=Math.max(1,2*Math.ceil(i/3)+1);this.box=new Float32Array(6*r),this.node=new Uint32Array(2*r),this.order=Uint32Array.from({length:i},(e,t)=>t);let a=new Float32Array(6*i);for(let r=0;r<i;r++)for(let i=0;i<3;i++){let s=e[3*t[3*r]+i],n=e[3*t[3*r+1]+i],o=e[3*t[3*r+2]+i];a[6*r+i]=Math.min(s,n,o),a[6*r+3+i]=Math.max(s,n,o)}i&&this.build(0,i,a)}build(e,t,i){let r=this.used++,{box:a,order:s}=this,n=6*r;a.fill(1/0,n,n+3),a.fill(-1/0,n+3,n+6);for(let r=e;r<t;r++){let e=6*s[r];for(let t=0;t<3;t++)i[e+t]<a[n+t]&&(a[n+t]=i[e+t]),i[e+3+t]>a[n+3+t]&&(a[n+3+t]=i[e+3+t])}if(t-e<=6){this.node[2*r]=e,this.node[2*r+1]=t-e;return}let o=[0,1,2].map(e=>a[n+3+e]-a[n+e]),l=o[0]>=o[1]&&o[0]>=o[2]?0:o[1]>=o[2]?1:2,h=e+t>>1;this.select(e,t-1,h,l,i),this.build(e,h,i),this.node[2*r]=0x80000000|this.used,this.build(h,t,i)}select(e,t,i,r,a){let{order:s}=this,n=e=>a[6*e+r]+a[6*e+3+r];for(;e<t;){let r=n(s[e+t>>1]),a=e,o=t;for(;a<=o;){for(;n(s[a])<r;)a++;for(;n(s[o])>r;)o--;if(a<=o){let e=s[a];s[a++]=s[o],s[o--]=e}}if(i<=o)t=o;else{if(!(i>=a))return;e=a}}}first(e,t,i,r){if(!this.order.length)return null;let{box:a,node:s,order:n}=this,o=[e.x,e.y,e.z],l=[1/t.x,1/t.y,1/t.z],h=null,d=[0];for(;d.length;){let e=d.pop(),c=i,u=h?h.distance:1/0;for(let t=0;t<3;t++){let i=(a[6*e+t]-o[t])*l[t],r=(a[6*e+3+t]-o[t])*l[t];Math.min(i,r)>c&&(c=Math.min(i,r)),Math.max(i,r)<u&&(u=Math.max(i,r))}if(c>u*(1+1e-6)+1e-9)continue;let p=s[2*e];if(0x80000000&p){d.push(0x7fffffff&p,e+1);continue}for(let a=p;a<p+s[2*e+1];a++){let e=this.strike(n[a],o,t);e&&e.distance>i&&(!h||e.distance<h.distance)&&r(e)&&(h=e)}}return h}strike(e,t,i){let{positions:r,corners:a}=this,s=3*a[3*e],n=3*a[3*e+1],o=3*a[3*e+2],l=r[n]-r[s],h=r[n+1]-r[s+1],d=r[n+2]-r[s+2],c=r[o]-r[s],u=r[o+1]-r[s+1],p=r[o+2]-r[s+2],f=i.y*p-i.z*u,m=i.z*c-i.x*p,g=i.x*u-i.y*c,_=l*f+h*m+d*g;if(1e-18>Math.abs(_))return null;let v=t[0]-r[s],x=t[1]-r[s+1],S=t[2]-r[s+2],M=(v*f+x*m+S*g)/_;if(M<-1e-7||M>1+1e-7)return null;let y=x*d-S*h,b=S*l-v*d,E=v*h-x*l,T=(i.x*y+i.y*b+i.z*E)/_;return T<-1e-7||M+T>1+1e-7?null:{triangle:e,distance:(c*y+u*b+p*E)/_,behind:_<0,u:M,v:T}}},ng=class{constructor(e,t,i,r){this.mesh=e,this.group=new eG,this.box=new ti,this.geometries=[],this.tree=null;let a=function(e){let{positions:t,corners:i,faces:r}=e,a=t.length/3,s=function({positions:e,corners:t}){let i=new Float32Array(t.length);for(let r=0;r<t.length;r+=3){let a=3*t[r],s=3*t[r+1],n=3*t[r+2],o=e[s]-e[a],l=e[s+1]-e[a+1],h=e[s+2]-e[a+2],d=e[n]-e[a],c=e[n+1]-e[a+1],u=e[n+2]-e[a+2];i[r]=l*u-h*c,i[r+1]=h*d-o*u,i[r+2]=o*c-l*d}return i}(e),{start:n,order:o}=np(i,a),l=new Float32Array(r.length);for(let e=0;e<r.length;e++)l[e]=Math.hypot(s[3*e],s[3*e+1],s[3*e+2])||1e-30;let h=new Uint32Array(i.length),d=[],c=[],u=[];for(let e=0;e<a;e++){let t=d.length,i=n[e],a=n[e+1],p=a-i>48;for(let n=i;n<a;n++){let f=Math.trunc(o[n]/3),m=s[3*f],g=s[3*f+1],_=s[3*f+2],v=0,x=0,S=0;if(p)v=m,x=g,S=_;else for(let e=i;e<a;e++){let t=Math.trunc(o[e]/3),i=s[3*t],r=s[3*t+1],a=s[3*t+2];m*i+g*r+_*a<nc*l[f]*l[t]&&t!==f||(v+=i,x+=r,S+=a)}let M=Math.hypot(v,x,S)||1;v/=M,x/=M,S/=M;let y=-1;for(let e=t;e<d.length&&e<t+48;e++)if(u[e]===r[f]&&Math.abs(c[3*e]-v)+Math.abs(c[3*e+1]-x)+Math.abs(c[3*e+2]-S)<.001){y=e;break}y<0&&(y=d.length,d.push(e),u.push(r[f]),c.push(v,x,S)),h[o[n]]=y}}let p=new Float32Array(3*d.length);return d.forEach((e,i)=>{p[3*i]=t[3*e],p[3*i+1]=t[3*e+1],p[3*i+2]=t[3*e+2]}),{positions:p,normals:Float32Array.from(c),corners:h,source:Uint32Array.from(d)}}(e);this.corners=a.corners,this.positions=a.positions,this.solidOfFace=Uint32Array.from(t.flatMap(({faces:e},t)=>Array(e).fill(t)));let s=a.source.length;if(this.lit=new tS(new Uint8Array(4*s),4,!0),this.measured=new Float32Array(2*s).fill(0),!r)for(let e=0;e<s;e++)this.measured[2*e+1]=2;let n={position:new tS(a.positions,3),normal:new tS(a.normals,3),lit:this.lit,measured:new tS(this.measured,2)},o=new tS(a.corners,1),l=0;t.forEach((t,s)=>{let h=l;for(;h<e.faces.length&&this.solidOfFace[e.faces[h]]===s;)h++;let d=new tU;for(let[e,t]of Object.entries(n))d.setAttribute(e,t);d.setIndex(o),d.setDrawRange(3*l,3*(h-l));let c=new ti,u=new X;for(let e=3*l;e<3*h;e++){let t=a.corners[e];if(c.expandByPoint(u.fromArray(a.positions,3*t)),!r)continue;let i=r[a.source[t]];this.measured[2*t]=Number.isFinite(i)?i:0,this.measured[2*t+1]=Number.isFinite(i)?1:2*!Number.isNaN(i)}d.boundingBox=c,d.boundingSphere=c.isEmpty()?new tA:c.getBoundingSphere(new tA),this.geometries.push(d),this.group.add(new t5(d,i)),l=h}),this.fitBox()}get isEmpty(){return 0===this.mesh.faces.length}fitBox(){this.box.makeEmpty(),this.group.children.forEach((e,t)=>{e.visible&&this.box.union(this.geometries[t].boundingBox)})}paint(e){let t=this.lit.array;t.fill(0);let i=new Map;for(let{faces:t,color:r}of e){let{r:e,g:a,b:s}=sV(r);for(let r of t)i.set(r,[255*e,255*a,255*s,255])}i.size&&this.mesh.faces.forEach((e,r)=>{let a=i.get(e);if(a)for(let e=0;e<3;e++)t.set(a,4*this.corners[3*r+e])}),this.lit.needsUpdate=!0}prepare(){this.tree??(this.tree=new nm(this.positions,this.corners))}pick(e,t){this.tree??(this.tree=new nm(this.positions,this.corners));let i=new X,r=this.tree.first(e.origin,e.direction,0,({triangle:r,distance:a})=>this.group.children[this.solidOf(r)]?.visible&&t(e.at(a,i)));return r&&this.told(r,e.at(r.distance,new X))}solidOf(e){return this.solidOfFace[this.mesh.faces[e]]}told(e,t){let i={...e,face:this.mesh.faces[e.triangle],solid:this.solidOf(e.triangle),at:t},[r,a,s]=this.corners.subarray(3*e.triangle,3*e.triangle+3),n=[r,a,s].map(e=>this.measured[2*e+1]);if(2>Math.max(...n)){let t=e=>this.measured[2*e],o=1-e.u-e.v;i.value=1>Math.min(...n)?null:o*t(r)+e.u*t(a)+e.v*t(s)}return i}corner(e,t){return new X().fromArray(this.positions,3*this.corners[3*e+t])}amid(e){let t=-1,i=0;return this.mesh.faces.forEach((r,a)=>{if(r!==e)return;let s=this.corner(a,0),n=this.corner(a,1).sub(s).cross(this.corner(a,2).sub(s)).length();n>i&&([t,i]=[a,n])}),t<0?null:[0,1,2].reduce((e,i)=>e.add(this.corner(t,i)),new X).divideScalar(3)}dispose(){for(let e of this.geometries)e.dispose()}},n_=class{constructor(){this.group=new eG,this.common={cut:{value:new eh().copy(sI)},ratio:{value:1}},this.section=new sX(this.common),this.solids=[],this.scale=null,this.material=new sz(this.common),this.ink=new sk(this.common,"#26323f"),this.ghostInk=new sk(this.common,"#b0308f",.9),this.ghostFill=new sk(this.common,"#b0308f",.13),this.empty=new ng({positions:new Float32Array(0),corners:new Uint32Array(0),faces:new Uint32Array(0)},[],this.material),this.base=this.empty,this.shaded=null,this.ghosted=null,this.rough=null,this.highlights=[],this.lines=[],this.ghostLines=null,this.solidOfTriangle=()=>0,this.waiting=0,this.edgesShown=!0,this.ghostShown=!0,this.group.add(this.section.group)}get isEmpty(){return this.base.isEmpty}get hasGhost(){return null!==this.ghosted}get box(){return this.base.box}get outer(){let{box:e}=this;return this.ghosted?.group.visible?e.clone().union(this.ghosted.box):e}get surface(){return this.shaded??this.base}read(e){let t=nu(e,""),i=t.faces.length?t.faces[t.faces.length-1]+1:0;this.solids=d(e,"solids",[]),this.solids.length||(this.solids=[{name:"",count:1,faces:i,closed:!1}]),this.drop(this.base),this.base=new ng(t,this.solids,this.material);let r=this.solids.flatMap(({faces:e},t)=>Array(e).fill(t));this.solidOfTriangle=e=>r[t.faces[e]];let a=nf(t);for(let e of this.lines)this.erase(e);this.lines=this.solids.map((e,i)=>this.drawn(t,a.ends,e=>r[a.faces[e]]===i,this.ink)),this.showEdges(this.edgesShown),this.section.take(this.base,this.solids,t),this.readShade(e)}readShade(e){this.drop(this.shaded),this.drop(this.base),this.drop(this.rough),this.shaded=this.rough=null;let t=d(e,"scale",{}),i=h(e,"scalars",Float32Array),r=nu(e,"");if(this.scale=t.stops?.length&&i.length?t:null,this.scale){let t=nu(e,"shade_"),a=t.faces.length?t:r;i.length===a.positions.length/3?(this.shaded=new ng(a,this.solids,this.material,i),r=a,this.material.scale(this.scale)):this.scale=null}this.material.uniforms.shaded.value=+!!this.scale,this.group.add(this.surface.group),clearTimeout(this.waiting),this.waiting=window.setTimeout(()=>{this.surface.prepare(),r.faces.length>6e4&&this.roughen(r,this.scale?i:void 0)},350)}roughen(e,t){let{mesh:i,source:r}=function({positions:e,corners:t,faces:i}){let r=e.length/3,a=[1/0,1/0,1/0],s=[-1/0,-1/0,-1/0];for(let t=0;t<e.length;t++){let i=t%3;e[t]<a[i]&&(a[i]=e[t]),e[t]>s[i]&&(s[i]=e[t])}let n=Math.max(s[0]-a[0],s[1]-a[1],s[2]-a[2],1e-9)/72,o=new Map,l=[],h=new Uint32Array(r);for(let t=0;t<r;t++){let[i,r,s]=[0,1,2].map(i=>Math.floor((e[3*t+i]-a[i])/n)),d=(74*i+r)*74+s,c=o.get(d);void 0===c&&(c=l.length,o.set(d,c),l.push(t)),h[t]=c}let d=[],c=[];for(let e=0;e<i.length;e++){let[r,a,s]=[h[t[3*e]],h[t[3*e+1]],h[t[3*e+2]]];r===a||a===s||s===r||(d.push(r,a,s),c.push(i[e]))}let u=new Float32Array(3*l.length);return l.forEach((t,i)=>u.set(e.subarray(3*t,3*t+3),3*i)),{mesh:{positions:u,corners:Uint32Array.from(d),faces:Uint32Array.from(c)},source:Uint32Array.from(l)}}(e),a=t&&Float32Array.from(r,e=>t[e]);this.rough=new ng(i,this.solids,this.material,a),this.rough.paint(this.highlights),this.rough.group.children.forEach((e,t)=>e.visible=this.base.group.children[t].visible),this.rough.group.visible=!1,this.group.add(this.rough.group)}roughly(e){this.rough&&this.rough.group.visible!==e&&(this.rough.group.visible=e,this.surface.group.visible=!e,this.section.count(e?this.rough:this.base))}readGhost(e){let t=nu(e,"ghost_");if(this.drop(this.ghosted),this.ghostLines&&this.erase(this.ghostLines),this.ghosted=null,this.ghostLines=null,!t.faces.length)return;let i=t.faces[t.faces.length-1]+1;this.ghosted=new ng(t,[{name:"",count:1,faces:i,closed:!1}],this.ghostFill),this.ghosted.group.children.forEach(e=>e.renderOrder=5),this.ghostLines=this.drawn(t,nf(t).ends,()=>!0,this.ghostInk),this.ghostLines.renderOrder=6,this.group.add(this.ghosted.group),this.showGhost(this.ghostShown)}drawn(e,t,i,r){let a=[];for(let e=0;2*e<t.length;e++)i(e)&&a.push(t[2*e],t[2*e+1]);let s=new tU,n=new Float32Array(3*a.length);a.forEach((t,i)=>n.set(e.positions.subarray(3*t,3*t+3),3*i)),s.setAttribute("position",new tS(n,3));let o=new iv(s,r);return this.group.add(o),o}erase(e){this.group.remove(e),e.geometry.dispose()}drop(e){e&&(this.group.remove(e.group),e.dispose())}paint(e,t){this.material.uniforms.base.value=sV(e.solid),this.ink.color=e.ink,this.ghostInk.color=e.ghost,this.ghostFill.color=e.ghost,this.section.paint(e.cap,e.ink),this.highlights=t,this.surface.paint(t),this.rough?.paint(t)}showEdges(e){this.edgesShown=e,this.lines.forEach((t,i)=>t.visible=e&&this.base.group.children[i]?.visible!==!1)}showGhost(e){this.ghostShown=e,this.ghosted&&(this.ghosted.group.visible=e),this.ghostLines&&(this.ghostLines.visible=e)}hide(e){for(let t of[this.base,this.shaded,this.rough])t?.group.children.forEach((t,i)=>t.visible=!e.has(i)),t?.fitBox();this.showEdges(this.edgesShown),this.section.hide(e,this.solidOfTriangle),this.section.set(this.section.state,this.box)}pick(e){let t=this.surface.pick(e,this.section.keeps);if(!t)return null;let i=this.section.met(e);return t.behind&&i&&this.solids[t.solid]?.closed?{...t,at:i,face:-1,value:void 0,cap:!0}:{...t,cap:!1}}cornersOf(e){return[0,1,2].map(t=>this.surface.corner(e.triangle,t))}solidOf(e){let t=0;return this.solids.findIndex(({faces:i})=>e<(t+=i))}amid(e){return this.surface.amid(e)}get faces(){return this.solids.reduce((e,{faces:t})=>e+t,0)}dispose(){for(let e of(clearTimeout(this.waiting),[this.base,this.shaded,this.rough,this.ghosted,this.empty]))e?.dispose();for(let e of this.lines)e.geometry.dispose();for(let e of(this.ghostLines?.geometry.dispose(),[this.material,this.ink,this.ghostInk,this.ghostFill]))e.dispose();this.section.dispose()}},nv={iso:[1,-1,.82],front:[0,-1,0],back:[0,1,0],left:[-1,0,0],right:[1,0,0],top:[0,-1e-4,1],bottom:[0,-1e-4,-1]},nx=class{constructor(){var e;let t,i;this.part=new n_,this.arrows=new ns,this.overlay=new nh,this.canvas=o("canvas",""),this.onDraw=()=>{},this.onLost=()=>{},this.drawer={lost:()=>this.onLost()},this.scene=new eJ,this.camera=new i6(-1,1,1,-1,.1,10),this.caster=new rl,this.extent={wide:1,high:1},this.size={width:0,height:0},this.taken=[],this.pending=0,this.settling=0,this.late=0,this.gone=!1,this.draw=()=>{this.pending||this.gone||(this.pending=requestAnimationFrame(()=>{this.pending=0,this.drawNow()}))},this.moved=()=>{clearTimeout(this.settling),this.settling=window.setTimeout(()=>{this.settling=0,this.part.roughly(!1),this.draw()},300),this.late>1&&this.part.roughly(!0),this.draw()},e=this.drawer,(no[nn]??(no[nn]=(i={gl:t=new sD({antialias:!0,alpha:!0,stencil:!0,powerPreference:"low-power"}),drawers:new Set},t.debug.checkShaderErrors=!1,t.setPixelRatio(1),t.setScissorTest(!0),t.domElement.addEventListener("webglcontextlost",e=>{if(e.preventDefault(),no[nn]===i){for(let e of(no[nn]=void 0,[...i.drawers]))e.lost();t.dispose()}}),i))).drawers.add(e),this.camera.up.set(0,0,1),this.scene.add(this.camera,this.part.group,this.arrows.group),this.orbit=new s0(this.camera,this.canvas),this.orbit.enableDamping=!1,this.orbit.zoomToCursor=!0,this.orbit.addEventListener("change",this.moved)}drawNow(){if(this.gone||!this.size.width)return;let e=performance.now();this.settling&&this.late<2&&requestAnimationFrame(()=>this.late+=+(performance.now()-e>60)),function(e,t,i){let r=no[nn]?.gl,a=i.getContext("2d");if(!r||!a||!i.width||!i.height)return;let s=r.domElement,{width:n,height:o}=i;(s.width<n||s.height<o)&&r.setSize(Math.max(s.width,n),Math.max(s.height,o),!1),r.setViewport(0,0,n,o),r.setScissor(0,0,n,o),r.render(e,t),a.clearRect(0,0,n,o),a.drawImage(s,0,s.height-o,n,o,0,0,n,o)}(this.scene,this.camera,this.canvas),this.overlay.draw(e=>this.project(e),this.size.width,this.size.height),this.onDraw(this.camera.quaternion)}resize(e,t,i){if(e<1||t<1)return;this.taken=i;let r=Math.min(globalThis.devicePixelRatio||1,2);this.size={width:e,height:t},this.part.common.ratio.value=r;let[a,s]=[Math.round(r*e),Math.round(r*t)];(this.canvas.width!==a||this.canvas.height!==s)&&([this.canvas.width,this.canvas.height]=[a,s]),this.frameExtent(),this.draw()}get radius(){return .5*this.part.box.getSize(new X).length()}look(e){let t=this.part.outer;if(t.isEmpty())return;let i=Math.max(this.radius,.001),r=e?new X(...nv[e]??nv.iso):this.camera.position.clone().sub(this.orbit.target);0===r.lengthSq()&&r.set(...nv.iso),t.getCenter(this.orbit.target),this.camera.position.copy(this.orbit.target).add(r.setLength(20*i)),this.orbit.update();let a=[0,1,2,3,4,5,6,7].map(e=>new X((1&e?t.max:t.min).x,(2&e?t.max:t.min).y,(4&e?t.max:t.min).z)),s=new ti().setFromPoints([...a,...this.arrows.ends].map(e=>e.clone().sub(this.orbit.target).applyQuaternion(this.camera.quaternion.clone().invert()))),n=s.getCenter(new X).setZ(0).applyQuaternion(this.camera.quaternion);this.orbit.target.add(n),this.camera.position.add(n),this.orbit.update();let o=s.getSize(new X).multiplyScalar(.5);this.extent={wide:Math.max(o.x,.2*i),high:Math.max(o.y,.2*i)},this.camera.zoom=1,this.camera.near=.1*i,this.camera.far=40*i,this.frameExtent(),this.draw()}frameExtent(){let{width:e,height:t}=this.size,{wide:i,high:r}=this.extent,a=a=>Math.max(2.24*r/Math.max(t-a,1),2.24*i/Math.max(e,1)),s=a(0),n=Math.min(Math.max(0,...this.taken.filter(({left:a,right:n,bottom:o})=>o>.5*t-r/s&&a<.5*e+i/s&&n>.5*e-i/s).map(({bottom:e})=>e+4)),.5*t),o=a(n);this.camera.top=o*(.5*t+.5*n),this.camera.bottom=-o*(.5*t-.5*n),this.camera.left=-.5*o*e,this.camera.right=.5*o*e,this.camera.updateProjectionMatrix()}turn(e,t){let i=this.camera.position.clone().sub(this.orbit.target),r=Math.min(Math.max(Math.acos(i.z/i.length())+t*Math.PI/180,1e-4),Math.PI-1e-4),a=Math.atan2(i.y,i.x)+e*Math.PI/180,s=Math.sin(r),n=new X(s*Math.cos(a),s*Math.sin(a),Math.cos(r));this.camera.position.copy(this.orbit.target).add(n.setLength(i.length())),this.orbit.update(),this.draw()}zoom(e){this.camera.zoom=Math.min(Math.max(this.camera.zoom*e,.05),200),this.camera.updateProjectionMatrix(),this.draw()}followFocus(e){let t=()=>{this.orbit.enableZoom=e.contains(document.activeElement)};this.canvas.addEventListener("wheel",t,{capture:!0,passive:!0})}project(e){let t=e.clone().project(this.camera);return{x:(.5+.5*t.x)*this.size.width,y:(.5-.5*t.y)*this.size.height}}pick(e,t=!1){let i=this.canvas.getBoundingClientRect(),[r,a]=[e.clientX-i.left,e.clientY-i.top];this.caster.setFromCamera(new V(2*r/i.width-1,1-2*a/i.height),this.camera);let s=this.part.pick(this.caster.ray);if(s&&t&&!s.cap)for(let e of this.part.cornersOf(s)){let t=this.project(e);9>Math.hypot(t.x-r,t.y-a)&&this.part.section.keeps(e)&&(s.at=e)}return s}dispose(){var e;let t;this.gone=!0,cancelAnimationFrame(this.pending),clearTimeout(this.settling),this.orbit.removeEventListener("change",this.moved),this.orbit.dispose(),this.part.dispose(),this.arrows.dispose(),e=this.drawer,t=no[nn],!t?.drawers.delete(e)||t.drawers.size||(no[nn]=void 0,t.gl.dispose(),t.gl.forceContextLoss())}},nS={0:"iso",1:"front",2:"back",3:"left",4:"right",5:"top",6:"bottom"},nM={iso:"Iso",front:"Front",back:"Back",left:"Left",right:"Right",top:"Top",bottom:"Bottom"},ny=class{constructor(e,t){for(let t of(this.element=o("div",""),this.switches=new Map,Object.keys(nv))){let i=f(nM[t]),r=Object.keys(nS).find(e=>nS[e]===t);this.element.append(l(i,f("{name} view ({key})",{name:i,key:r??""}),()=>e(t)))}for(let[e,i]of[["edges",f("Edges")],["arrows",f("Arrows")],["ghost",f("Before")]]){let{label:r,box:a}=nE(i,i=>t(e,i));this.switches.set(e,{label:r,box:a}),this.element.append(r)}}set(e,t,i){let r=this.switches.get(e);r&&(r.label.hidden=!t,r.box.checked=i)}},nb=class{constructor(e){this.changed=e,this.element=o("div",""),this.state=null,this.axes=sW.map(e=>l(e.toUpperCase(),f("Cut across {axis}",{axis:e}),()=>this.change({axis:e,at:.5}))),this.slider=o("input","dfdm-slider"),this.level=o("output","dfdm-level");let t=o("span","dfdm-choice");t.setAttribute("role","group"),t.setAttribute("aria-label",f("Axis")),t.append(...this.axes),Object.assign(this.slider,{type:"range",min:"0",max:"1",step:"0.005"}),this.slider.setAttribute("aria-label",f("Place of the cut")),this.slider.addEventListener("input",()=>this.change({at:Number(this.slider.value)},!1)),this.slider.addEventListener("change",()=>this.change({at:Number(this.slider.value)}));let i=l(f("Flip"),f("Show the other side of the cut"),()=>this.change({flip:!this.state?.flip})),r=l(f("Off"),f("Do not cut"),()=>{this.state=null,this.changed(null,!0)});this.element.append(t,this.slider,this.level,i,r)}begin(){this.state||this.change({})}change(e,t=!0){this.changed({axis:"y",at:.5,flip:!0,...this.state,...e},t)}set(e,t){this.state=e,sW.forEach((t,i)=>this.axes[i].setAttribute("aria-pressed",String(e?.axis===t))),this.slider.value=String(e?.at??.5);let i=e&&null!==t?`${e.axis} = ${t.toFixed(1).replace(/^-(0\.0)$/,"$1")} mm`:f("off");this.level.textContent=i,this.slider.setAttribute("aria-valuetext",i)}};function nE(e,t){let i=o("label","dfdm-check"),r=o("input","");return r.type="checkbox",r.checked=!0,r.addEventListener("change",()=>t(r.checked)),i.append(r,o("span","",e)),{label:i,box:r}}var nT=`.dfdm-viewer {
  background: var(--jp-layout-color0, Canvas);
  color: var(--jp-ui-font-color1, CanvasText);
  border: 1px solid var(--jp-border-color2, #bdbdbd);
  border-radius: 3px;
  box-sizing: border-box;
  font-family: var(--jp-ui-font-family, system-ui, sans-serif);
  font-size: var(--jp-ui-font-size1, 13px);
  min-width: 0;
  overflow: hidden;
}
.dfdm-viewer [hidden] { display: none !important; }
.dfdm-viewer .dfdm-toolbar {
  display: flex;
  flex-wrap: wrap;
  gap: 1px;
  padding: 3px;
  border-bottom: 1px solid var(--jp-border-color3, #e0e0e0);
}
.dfdm-viewer .dfdm-toolbar .dfdm-button { padding: 2px 6px; }
.dfdm-viewer .dfdm-gap { flex: 1; }
.dfdm-viewer .dfdm-button {
  background: transparent;
  border: 1px solid transparent;
  border-radius: 3px;
  color: inherit;
  cursor: pointer;
  font: inherit;
  line-height: 1.2;
  min-height: 24px;
  min-width: 24px;
  padding: 2px 7px;
}
.dfdm-viewer .dfdm-button:hover { background: var(--jp-layout-color2, color-mix(in srgb, CanvasText 10%, transparent)); }
.dfdm-viewer .dfdm-button[aria-pressed="true"], .dfdm-viewer .dfdm-button[aria-expanded="true"] {
  background: var(--jp-layout-color2, color-mix(in srgb, CanvasText 10%, transparent));
  border-color: var(--jp-border-color2, #bdbdbd);
}
.dfdm-viewer .dfdm-button.dfdm-used { box-shadow: inset 0 -2px 0 var(--jp-brand-color1, #1976d2); }
.dfdm-viewer :is(button, input):focus-visible, .dfdm-viewer .dfdm-frame:focus-visible {
  outline: 2px solid var(--jp-brand-color1, #1976d2);
  outline-offset: -2px;
}
.dfdm-viewer .dfdm-drawer {
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  gap: 2px 8px;
  margin: 0;
  padding: 3px 6px;
  line-height: 1.4;
  background: var(--jp-layout-color1, color-mix(in srgb, CanvasText 4%, Canvas));
  border-bottom: 1px solid var(--jp-border-color3, #e0e0e0);
}
.dfdm-viewer .dfdm-drawer .dfdm-button { border-color: var(--jp-border-color2, #bdbdbd); padding: 2px 8px; }
.dfdm-viewer .dfdm-help { padding: 6px 10px; }
.dfdm-viewer .dfdm-hint { flex: 1; min-width: 12em; }
.dfdm-viewer .dfdm-check { display: inline-flex; align-items: center; gap: 5px; min-height: 26px; cursor: pointer; }
.dfdm-viewer .dfdm-check input { margin: 0; width: 15px; height: 15px; }
.dfdm-viewer .dfdm-choice { display: inline-flex; gap: 2px; }
.dfdm-viewer .dfdm-choice .dfdm-button[aria-pressed="true"] {
  background: var(--jp-brand-color1, #1565c0);
  border-color: var(--jp-brand-color1, #1565c0);
  color: #fff;
}
.dfdm-viewer .dfdm-slider { flex: 1; min-width: 90px; max-width: 340px; margin: 0; }
.dfdm-viewer .dfdm-level { min-width: 6.5em; font-variant-numeric: tabular-nums; }
.dfdm-viewer .dfdm-parts { flex: 1 1 100%; max-height: 180px; overflow-y: auto; margin: 0; padding: 0; list-style: none; }
.dfdm-viewer .dfdm-parts li { display: flex; align-items: center; justify-content: space-between; gap: 8px; max-width: 460px; }
.dfdm-viewer .dfdm-parts .dfdm-check { min-width: 0; overflow-wrap: anywhere; }
.dfdm-viewer .dfdm-picture { position: relative; }
.dfdm-viewer .dfdm-frame { position: relative; width: 100%; overflow: hidden; }
.dfdm-viewer .dfdm-frame canvas { display: block; width: 100%; height: 100%; cursor: grab; touch-action: none; }
.dfdm-viewer .dfdm-frame canvas:active { cursor: grabbing; }
.dfdm-viewer .dfdm-measuring canvas { cursor: crosshair; }
.dfdm-viewer .dfdm-still, .dfdm-viewer .dfdm-still img { width: 100%; height: 100%; }
.dfdm-viewer[data-state="live"] .dfdm-still { display: none; }
.dfdm-viewer .dfdm-still img { display: block; object-fit: contain; }
.dfdm-viewer .dfdm-note {
  position: absolute;
  right: 8px;
  top: 8px;
  left: 8px;
  width: fit-content;
  margin-left: auto;
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  gap: 4px 8px;
  padding: 4px 8px;
  border-radius: 3px;
  background: var(--jp-layout-color2, color-mix(in srgb, CanvasText 10%, Canvas));
}
.dfdm-viewer .dfdm-note:empty { display: none; }
.dfdm-viewer .dfdm-note .dfdm-button { border-color: var(--jp-border-color1, #9e9e9e); }
.dfdm-viewer .dfdm-keys {
  position: absolute;
  top: 8px;
  left: 8px;
  right: 8px;
  display: flex;
  flex-wrap: wrap;
  align-items: flex-start;
  justify-content: space-between;
  gap: 4px 8px;
  pointer-events: none;
}
.dfdm-viewer .dfdm-legend, .dfdm-viewer .dfdm-scale {
  box-sizing: border-box;
  max-width: 100%;
  margin: 0;
  padding: 4px 8px;
  border-radius: 3px;
  background: color-mix(in srgb, var(--jp-layout-color0, Canvas) 86%, transparent);
}
.dfdm-viewer .dfdm-legend { list-style: none; }
.dfdm-viewer .dfdm-legend li { display: flex; align-items: baseline; gap: 6px; line-height: 1.5; }
.dfdm-viewer .dfdm-swatch { flex: none; width: 10px; height: 10px; border: 1px solid currentColor; }
.dfdm-viewer .dfdm-hatched { background: repeating-linear-gradient(45deg, #adadad 0 3px, #808080 3px 6px); }
.dfdm-viewer .dfdm-scale { width: 230px; margin-left: auto; font-size: 12px; line-height: 1.35; }
.dfdm-viewer .dfdm-scale-head { display: flex; justify-content: space-between; gap: 8px; }
.dfdm-viewer .dfdm-scale-title { font-weight: 600; }
.dfdm-viewer .dfdm-scale-limit { white-space: nowrap; }
.dfdm-viewer .dfdm-scale-bar { position: relative; height: 12px; margin: 3px 0 1px; border: 1px solid color-mix(in srgb, currentColor 45%, transparent); }
.dfdm-viewer .dfdm-scale-mark { position: absolute; top: -4px; bottom: -4px; width: 0; border-left: 2px solid currentColor; transform: translateX(-1px); }
.dfdm-viewer .dfdm-scale-ticks { position: relative; height: 1.4em; font-variant-numeric: tabular-nums; }
.dfdm-viewer .dfdm-scale-ticks span { position: absolute; transform: translateX(-50%); }
.dfdm-viewer .dfdm-scale-ticks span::before { content: ""; position: absolute; left: 50%; top: -2px; height: 3px; border-left: 1px solid currentColor; }
.dfdm-viewer .dfdm-scale-missing { display: flex; align-items: baseline; gap: 6px; }
.dfdm-viewer .dfdm-hover {
  position: absolute;
  padding: 1px 6px;
  border-radius: 3px;
  background: #1f2933;
  color: #fff;
  font-size: 12px;
  line-height: 20px;
  white-space: nowrap;
  pointer-events: none;
}
.dfdm-viewer .dfdm-overlay { position: absolute; inset: 0; width: 100%; height: 100%; pointer-events: none; overflow: hidden; }
.dfdm-viewer .dfdm-mark-halo { stroke: var(--jp-layout-color0, Canvas); stroke-width: 4.5; opacity: 0.85; }
.dfdm-viewer .dfdm-mark-measure { stroke: #d81b74; stroke-width: 2; }
.dfdm-viewer .dfdm-mark-end { fill: #d81b74; stroke: #fff; stroke-width: 1.5; }
.dfdm-viewer .dfdm-mark-label {
  font: 600 12px var(--jp-ui-font-family, system-ui, sans-serif);
  text-anchor: middle;
  fill: var(--jp-ui-font-color1, CanvasText);
  stroke: var(--jp-layout-color0, Canvas);
  stroke-width: 4px;
  stroke-linejoin: round;
  paint-order: stroke;
}
.dfdm-viewer .dfdm-axes { position: absolute; left: 6px; bottom: 4px; width: 64px; height: 64px; pointer-events: none; }
.dfdm-viewer .dfdm-axes text { paint-order: stroke; stroke: var(--jp-layout-color0, Canvas); stroke-width: 3px; font: 600 11px var(--jp-ui-font-family, system-ui, sans-serif); text-anchor: middle; dominant-baseline: central; }
.dfdm-viewer[data-state="still"] :is(.dfdm-axes, .dfdm-toolbar, .dfdm-drawers) { display: none; }
.dfdm-viewer .dfdm-foot { padding: 2px 8px; border-top: 1px solid var(--jp-border-color3, #e0e0e0); line-height: 22px; }
.dfdm-viewer .dfdm-words { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 16px; min-height: 22px; }
.dfdm-viewer .dfdm-answer { font-weight: 600; line-height: 1.4; padding: 3px 0; }
.dfdm-viewer .dfdm-caption { margin-left: auto; }
`,nw="http://www.w3.org/2000/svg",nA=[["x","#d64545",new X(1,0,0)],["y","#3a9a4b",new X(0,1,0)],["z","#4a7de0",new X(0,0,1)]],nR=class{constructor(){this.element=document.createElementNS(nw,"svg"),this.drawn=nA.map(([e,t,i])=>{let r=document.createElementNS(nw,"line"),a=document.createElementNS(nw,"text");return r.setAttribute("stroke",t),r.setAttribute("stroke-width","2"),a.setAttribute("fill",t),a.textContent=e,this.element.append(r,a),{line:r,text:a,direction:i}}),this.element.setAttribute("class","dfdm-axes"),this.element.setAttribute("viewBox","-32 -32 64 64"),this.element.setAttribute("aria-hidden","true")}turn(e){let t=e.clone().invert();for(let{line:e,text:i,direction:r}of this.drawn){let a=r.clone().applyQuaternion(t),s=Math.hypot(a.x,a.y)>.08;e.setAttribute("x2",String(20*a.x)),e.setAttribute("y2",String(-20*a.y)),i.setAttribute("x",String(27*a.x)),i.setAttribute("y",String(-27*a.y)),i.style.display=s?"":"none"}}},nC=class{constructor(){this.host=o("div","dfdm-viewer"),this.frame=o("div","dfdm-frame"),this.picked=o("span","dfdm-picked"),this.axes=new nR,this.legend=new m,this.bar=new _,this.hover=new M,this.caption=o("span","dfdm-caption"),this.keys=o("div","dfdm-keys"),this.still=o("div","dfdm-still"),this.note=o("div","dfdm-note")}lay(e,t,i){let{host:r,frame:a}=this;a.tabIndex=0,a.setAttribute("role","application"),a.setAttribute("aria-roledescription","3D view"),this.picked.setAttribute("aria-live","polite"),r.setAttribute("data-lm-suppress-shortcuts","true"),r.setAttribute("data-jp-suppress-context-menu","true");let s=o("div","dfdm-words");s.append(this.picked,this.caption);let n=o("div","dfdm-foot");n.append(i,s),a.append(this.still);let l=o("div","dfdm-picture"),{keys:h}=this;h.append(this.legend.element,this.bar.element),l.append(a,h,this.axes.element,this.hover.element,this.note),r.append(o("style","",nT),t.element,t.drawers,l,n),e.append(r),a.addEventListener("keydown",e=>{e.target===a&&t.press(e)&&(e.preventDefault(),e.stopPropagation())}),r.addEventListener("keydown",e=>{"Escape"===e.key&&(e.stopPropagation(),t.close(),a.focus({preventScroll:!0}))})}describe(e,t,i){let r=d(e,"description","")||f("3D view of the part");this.caption.textContent=r;let a=d(e,"highlights",[]).filter(e=>e.label&&e.faces.length).map(g),s=[r,...a.length?[f("lit up: {what}",{what:a.join(", ")})]:[],...t?[v(t)]:[],...i?[f("cut across {axis}",{axis:i.axis})]:[]];this.frame.setAttribute("aria-label",s.join("; "))}taken(){let e=this.frame.getBoundingClientRect();return[this.legend.element,this.bar.element].filter(e=>!e.hidden).map(t=>{let{left:i,right:r,bottom:a}=t.getBoundingClientRect();return{left:i-e.left,right:r-e.left,bottom:a-e.top}})}live(e,t){e.setAttribute("aria-hidden","true"),this.still.replaceChildren(),this.note.replaceChildren(),this.frame.prepend(e,t),this.host.dataset.state="live"}rest(e,t,i,r){let a=o("img","");a.alt=d(e,"description",""),a.src=t.toDataURL("image/png"),t.remove(),this.host.dataset.state="resting",this.still.replaceChildren(a),this.note.replaceChildren(o("span","",i),l(f("Show in 3D"),f("Show this part in 3D"),r))}showPicture(e){this.host.dataset.state="still",this.frame.style.height=`${d(e,"height",420)}px`;let t=e.get("picture");if(this.note.replaceChildren(o("span","",f("WebGL is not available in this browser, so this is a still picture."))),!t||0===t.byteLength)return void u(e,{want:"picture"});let i=o("img","");i.alt=d(e,"description","");let r=URL.createObjectURL(new Blob([t],{type:"image/png"}));i.onload=()=>URL.revokeObjectURL(r),i.src=r,this.still.replaceChildren(i)}},nP={solid:"#b0becc",ink:"#26323f",cap:"#f1e3b8",ghost:"#b0308f"},nL={solid:"#a3b4c6",ink:"#0d141b",cap:"#d8c88e",ghost:"#f08ad6"},nD=["Drag turns, right-drag moves, the wheel zooms once the view is clicked, a click picks a face.","Keys: arrows turn, + and − zoom, F fits, 0 iso, 1 front, 2 back, 3 left, 4 right, 5 top, 6 bottom, V views, E edges, S section, M measure, P parts, B before, N next face (with Shift the one before), Enter picks it, Escape closes."],nN=class{constructor(e,t,i){for(let r of(this.panels=t,this.deeds=i,this.element=o("div","dfdm-toolbar"),this.drawers=o("div","dfdm-drawers"),this.buttons=new Map,this.open=null,this.element.setAttribute("role","toolbar"),this.element.setAttribute("aria-label",f("View of the part")),this.element.append(l(f("Fit"),f("Show the whole part (F)"),e)),t)){let e="?"===r.name;e&&this.element.append(o("span","dfdm-gap"));let t=l(f(r.name),e?f(r.title):`${f(r.title)} (${r.key.toUpperCase()})`,()=>this.toggle(r));e&&t.setAttribute("aria-label",f("Help")),t.setAttribute("aria-expanded","false"),r.element.hidden=!0,r.element.classList.add("dfdm-drawer"),r.element.setAttribute("role","group"),r.element.setAttribute("aria-label",f(r.title)),this.drawers.append(r.element),this.buttons.set(r.name,t),this.element.append(t)}this.element.addEventListener("keydown",e=>this.rove(e)),this.rovers().forEach((e,t)=>e.tabIndex=t?-1:0)}rovers(){return[...this.element.querySelectorAll("button")].filter(e=>!e.hidden)}rove(e){let t={ArrowRight:1,ArrowLeft:-1}[e.key],i=this.rovers(),r=i.indexOf(document.activeElement);if(!t||r<0)return;e.preventDefault(),e.stopPropagation(),i[r].tabIndex=-1;let a=i[(r+t+i.length)%i.length];a.tabIndex=0,a.focus()}toggle(e){let t=this.open;this.close(t!==e),t===e||this.buttons.get(e.name)?.hidden||(this.open=e,e.element.hidden=!1,this.buttons.get(e.name)?.setAttribute("aria-expanded","true"),e.opened?.())}close(e=!1){let{open:t}=this;this.open=null,t&&(t.element.hidden=!0,this.buttons.get(t.name)?.setAttribute("aria-expanded","false"),t.closed?.(e))}offer(e,t){let i=this.buttons.get(e);!i||!t===i.hidden||(i.hidden=!t,t||this.open?.name!==e||this.close())}mark(e,t){this.buttons.get(e)?.classList.toggle("dfdm-used",t)}press(e){if(e.ctrlKey||e.metaKey||e.altKey)return!1;let t=1===e.key.length?e.key.toLowerCase():e.key,i=this.panels.find(e=>e.key===t);if(i)this.toggle(i);else if(e.shiftKey&&this.deeds[`Shift+${t}`])this.deeds[`Shift+${t}`]();else{if(!this.deeds[t])return!1;this.deeds[t]()}return!0}},nI=class{constructor(e){this.changed=e,this.element=o("div",""),this.list=o("ul","dfdm-parts"),this.hidden=new Set,this.boxes=[],this.only=[],this.list.setAttribute("aria-label",f("Parts")),this.element.append(this.list,l(f("Show all"),f("Show all parts"),()=>this.changed([],!0)))}fill(e){this.boxes=[],this.only=[];let t=e.map(({name:t,count:i},r)=>{let a=o("li",""),s=t||f("Part {number}",{number:r+1}),{label:n,box:h}=nE(i>1?`${i} \xd7 ${s}`:s,e=>{let t=new Set(this.hidden);e?t.delete(r):t.add(r),this.changed([...t].sort((e,t)=>e-t),!1)}),d=l(f("Only"),f("Show only {part}",{part:s}),()=>{let t="true"===d.getAttribute("aria-pressed");this.changed(t?[]:e.map((e,t)=>t).filter(e=>e!==r),!0)});return d.setAttribute("aria-label",f("Show only {part}",{part:s})),this.boxes.push(h),this.only.push(d),a.append(n,d),a});this.list.replaceChildren(...t)}set(e){this.hidden=new Set(e),this.boxes.forEach((e,t)=>e.checked=!this.hidden.has(t));let t=this.boxes.length>1&&this.hidden.size===this.boxes.length-1;this.only.forEach((e,i)=>e.setAttribute("aria-pressed",String(t&&!this.hidden.has(i))))}},nU=class{constructor(e,t){this.model=e,this.shell=new nC,this.views=new ny(e=>this.look(e),(e,t)=>this.show(e,t)),this.cut=new nb((e,t)=>this.section(e,t)),this.parts=new nI((e,t)=>this.hide(e,t)),this.resized=new ResizeObserver(()=>this.fitFrame()),this.stops=[],this.shown={edges:!0,arrows:!0,ghost:!0},this.stage=null,this.gone=!1,this.fitted=0,this.sized=!1,this.face=-1,this.measure=new sN(e,e=>{this.stage?.overlay.set("measure",e),this.stage?.draw()}),this.toolbar=new nN(()=>this.look(),this.panels(),this.deeds()),this.shell.lay(t,this.toolbar,this.measure.answer),this.shell.hover.follow(this.shell.frame,e=>this.stage?.pick(e)??null,()=>this.stage?.part.scale??null),this.watch(),this.wake()}panels(){let e=e=>{this.measure.active=e,this.shell.frame.classList.toggle("dfdm-measuring",e),this.toolbar.mark("Measure",e),e||this.measure.clear()};return[{name:"Views",title:"Standard views, and what is drawn",key:"v",element:this.views.element},{name:"Section",title:"Cut the part open",key:"s",element:this.cut.element,opened:()=>this.cut.begin()},{name:"Measure",title:"Measure",key:"m",element:this.measure.element,opened:()=>e(!0),closed:t=>t||e(!1)},{name:"Parts",title:"Parts of the model",key:"p",element:this.parts.element},{name:"?",title:"How to turn, zoom, pick and measure",key:"?",element:o("p","dfdm-help",nD.map(e=>f(e)).join(" "))}]}deeds(){return{ArrowLeft:()=>this.stage?.turn(-10,0),ArrowRight:()=>this.stage?.turn(10,0),ArrowUp:()=>this.stage?.turn(0,-10),ArrowDown:()=>this.stage?.turn(0,10),"+":()=>this.stage?.zoom(1.2),"=":()=>this.stage?.zoom(1.2),"-":()=>this.stage?.zoom(1/1.2),f:()=>this.look(),e:()=>this.show("edges",!this.shown.edges),b:()=>this.show("ghost",!this.shown.ghost),n:()=>this.step(1),"Shift+n":()=>this.step(-1),Enter:()=>this.choose(),...Object.fromEntries(Object.entries(nS).map(([e,t])=>[e,()=>this.look(t)]))}}watch(){let e={revision:()=>this.reload(),highlights:()=>this.paint(),description:()=>this.describe(),view:()=>this.look(d(this.model,"view","iso")),height:()=>this.fitFrame(),picture:()=>this.stage??this.shell.showPicture(this.model),scale:()=>this.shade(),ghost_runs:()=>this.haunt(),arrows:()=>this.point(),section:()=>this.cutAs(),hidden:()=>this.veil(),measured:()=>this.measure.answered()},t=new Set;for(let i of Object.keys(e)){let r=()=>{t.size||queueMicrotask(()=>{let i=[...t].filter(e=>!t.has("revision")||"revision"===e||"view"===e);if(t.clear(),!this.gone)for(let t of i.sort())e[t]()}),t.add(i)};this.model.on(`change:${i}`,r),this.stops.push(()=>this.model.off(`change:${i}`,r))}this.stops.push(function(e){let t=new MutationObserver(()=>requestAnimationFrame(e)),i=["data-jp-theme-light","data-jp-theme-name","class","data-theme","data-vscode-theme-kind"];for(let e of[document.body,document.documentElement])t.observe(e,{attributes:!0,attributeFilter:i});let r=matchMedia("(prefers-color-scheme: dark)");return r.addEventListener("change",e),()=>{t.disconnect(),r.removeEventListener("change",e)}}(()=>this.paint())),this.resized.observe(this.shell.frame);let i=()=>this.rest(f("This view rests.")),r=e=>{e.persisted&&this.wake()};addEventListener("pagehide",i),addEventListener("pageshow",r),this.stops.push(()=>removeEventListener("pagehide",i),()=>removeEventListener("pageshow",r))}describe(){this.shell.describe(this.model,this.stage?.part.scale??null,this.stage?.part.section.state??null)}wake(){let e;if(this.stage)return;try{e=new nx}catch{this.shell.showPicture(this.model);return}this.stage=e;let{canvas:t}=e;this.shell.live(t,e.overlay.element),e.onDraw=e=>this.shell.axes.turn(e),e.onLost=()=>this.rest(f("The browser took the 3D view away to save memory.")),e.followFocus(this.shell.frame);let i=[0,0];t.addEventListener("pointerdown",e=>{i=[e.clientX,e.clientY],this.shell.hover.hide(),this.shell.frame.focus({preventScroll:!0})}),t.addEventListener("click",e=>{Math.hypot(e.clientX-i[0],e.clientY-i[1])>4||this.pick(this.stage?.pick(e,this.measure.active)??null)}),this.fitted=0,this.sized=!1,this.reload()}rest(e){let{stage:t}=this;t&&(this.stage=null,this.shell.rest(this.model,t.canvas,e,()=>this.wake()),t.dispose(),t.overlay.element.remove())}reload(){if(this.describe(),this.measure.clear(),!this.stage){"still"===this.shell.host.dataset.state&&u(this.model,{want:"picture"});return}let{part:e}=this.stage;e.read(this.model),e.readGhost(this.model),this.face=-1,this.parts.fill(e.solids),this.toolbar.offer("Parts",e.solids.length>1),this.offerGhost(),this.veil(),this.point(),this.cutAs(),this.paint();let{radius:t}=this.stage;if(0===this.fitted)this.stage.look(d(this.model,"view","iso"));else{if(!e.hasGhost&&!(t>1.25*this.fitted)&&!(t<.6*this.fitted))return void this.stage.draw();this.stage.look()}this.fitted=t}paint(){let e=d(this.model,"highlights",[]),t=function(e){let[t,i,r]=getComputedStyle(e).backgroundColor.match(/[\d.]+/g)?.map(Number)??[255,255,255];return .299*t+.587*i+.114*r<128?nL:nP}(this.shell.host);if(this.shell.legend.show(e,this.stage?.part.hasGhost&&this.shown.ghost?t.ghost:""),this.shell.bar.show(this.stage?.part.scale??null),this.describe(),!this.stage)return;let i=this.face>=0?[{faces:[this.face],color:"#0072b2",label:""}]:[];this.stage.part.paint(t,[...e,...i]),this.fitFrame(),this.stage.draw()}shade(){if(!this.stage){"still"===this.shell.host.dataset.state&&u(this.model,{want:"picture"});return}this.shell.hover.hide(),this.stage.part.readShade(this.model),this.veil(),this.paint()}haunt(){this.stage?.part.readGhost(this.model),this.offerGhost(),this.paint(),this.look()}offerGhost(){let e=this.stage?.part.hasGhost??!1;this.views.set("ghost",e,this.shown.ghost)}point(){let e=d(this.model,"arrows",[]);if(this.views.set("arrows",e.length>0,this.shown.arrows),!this.stage)return;let t=this.stage.arrows.isEmpty;this.stage.arrows.set(e,this.stage.part.box),this.stage.overlay.set("arrows",this.shown.arrows?this.stage.arrows.marks:[]),this.fitted&&t!==this.stage.arrows.isEmpty&&this.stage.look(),this.stage.draw()}show(e,t){this.shown[e]=t;let{stage:i}=this;i&&(this.views.set("edges",!0,this.shown.edges),this.offerGhost(),i.part.showEdges(this.shown.edges),i.part.showGhost(this.shown.ghost),i.arrows.group.visible=this.shown.arrows,i.overlay.set("arrows",this.shown.arrows?i.arrows.marks:[]),this.views.set("arrows",!i.arrows.isEmpty,this.shown.arrows),this.paint())}cutAs(){let e=d(this.model,"section",{});this.section(e.axis?{at:.5,flip:!0,...e}:null,!1)}section(e,t){let i=this.stage?.part;(i?.section.set(e,i.box),this.cut.set(e,i?.section.level(i.box)??null),this.toolbar.mark("Section",null!==e),t)?(this.stage?.draw(),e||this.toolbar.close(),this.describe(),c(this.model,{section:e??{}})):this.stage?.moved()}hide(e,t){c(this.model,{hidden:e}),this.veil(),t&&this.look()}veil(){let e=d(this.model,"hidden",[]);this.parts.set(e),this.toolbar.mark("Parts",e.length>0),this.stage?.part.hide(new Set(e)),this.stage?.draw()}fitFrame(){this.shell.frame.style.height=`${d(this.model,"height",420)}px`;let{clientWidth:e,clientHeight:t}=this.shell.frame;!this.stage||e<1||t<1||(this.stage.resize(e,t,this.shell.taken()),this.sized||(this.sized=!0,this.stage.look(d(this.model,"view","iso"))))}look(e){this.stage?.look(e)}step(e){let t=this.stage?.part;t&&t.faces&&(this.face=(this.face+e+ +(this.face<0&&e<0)+t.faces)%t.faces,this.shell.picked.textContent=f("Face {number} of {count}",{number:this.face,count:t.faces}),this.paint())}choose(){let e=this.stage?.part,t=e&&this.face>=0?e.amid(this.face):null;e&&t&&(this.told({face:this.face,at_mm:t.toArray()},""),this.measure.active&&this.measure.take({face:this.face,solid:e.solidOf(this.face),at:t}))}pick(e){this.face>=0&&(this.face=-1,this.paint());let t=this.stage?.part.scale,i=t?y(e,t):"";e&&!e.cap?this.told({face:e.face,at_mm:e.at.toArray()},i):this.told(null,e?f("On the cut"):""),e&&this.measure.active&&this.measure.take({face:e.face,solid:e.solid,at:e.at})}told(e,t){let i=e?f("Face {number} at {at} mm",{number:e.face,at:e.at_mm.map(e=>e.toFixed(2)).join(", ")}):"";this.shell.picked.textContent=[i,t].filter(Boolean).join(": "),c(this.model,{picked:e??{}})}dispose(){for(let e of(this.gone=!0,this.resized.disconnect(),this.shell.hover.hide(),this.measure.dispose(),this.stops))e();this.stage?.dispose(),this.stage=null}};i.d(t,{},{default:{render:function({model:e,el:t}){p=d(e,"phrases",{});let i=new nU(e,t);return()=>i.dispose()}}})}}]);