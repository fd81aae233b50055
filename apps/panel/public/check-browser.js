/* Written for the oldest browsers: says in plain text what is missing instead of leaving a white page. */
(function () {
  var modern =
    'noModule' in document.createElement('script') &&
    typeof window.structuredClone === 'function' &&
    window.CSS && CSS.supports && CSS.supports('selector(:has(a))');
  if (modern) return;
  var root = document.getElementById('root');
  root.innerHTML = '';
  var lines = [
    '\u8fd9\u4e2a\u6d4f\u89c8\u5668\u592a\u65e7\uff0c\u6253\u4e0d\u5f00\u51c6\u7ef3\u3002\u8bf7\u7528 Chrome 109\u3001Edge 109\u3001Firefox 121 \u6216\u66f4\u65b0\u7684\u7248\u672c\u3002',
    'This browser is too old for Plumbline. Please use Chrome 109, Edge 109, Firefox 121 or newer.'
  ];
  for (var i = 0; i < lines.length; i++) {
    var p = document.createElement('p');
    p.appendChild(document.createTextNode(lines[i]));
    root.appendChild(p);
  }
})();
