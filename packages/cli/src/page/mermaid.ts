import type { Flow, FlowEdge, FlowNode } from '@tacet/codemods';

/** The flow as Mermaid text, for a README: GitHub and GitLab draw it. */
export function flowAsMermaid({ nodes, edges }: Flow): string {
  return [
    'flowchart TD',
    ...nodes.map((node, index) => `  ${nameOf(index)}${shapeOf(node)}`),
    ...edges.map(edgeText),
    '',
  ].join('\n');
}

/** Every flow under a heading with its name. */
export function flowsAsMarkdown(flows: readonly Flow[]): string {
  return flows
    .map((flow) => {
      const name = flow.driver === '' ? flow.method : `${flow.driver}.${flow.method}`;
      return `## ${name}\n\n\`\`\`mermaid\n${flowAsMermaid(flow)}\`\`\`\n`;
    })
    .join('\n');
}

function nameOf(index: number): string {
  return `n${index.toString()}`;
}

function shapeOf({ role, label }: FlowNode): string {
  const text = quote(label);
  switch (role) {
    case 'start':
    case 'result':
      return `([${text}])`;
    case 'failure':
      return `>${text}]`;
    case 'decide':
    case 'choice':
      return `{{${text}}}`;
    case 'fetch':
    case 'persist':
      return `[(${text})]`;
    case 'loop':
      return `[/${text}/]`;
    case 'transaction':
    case 'flow':
      return `[[${text}]]`;
    case 'act':
    case 'translate':
      return `[${text}]`;
  }
}

function edgeText({ from, to, label }: FlowEdge): string {
  const arrow = label === '' ? '-->' : `-->|${quote(label)}|`;
  return `  ${nameOf(from)} ${arrow} ${nameOf(to)}`;
}

/** A text in quotes, in which every character that Mermaid or Markdown could take for its own is written by its number. */
function quote(text: string): string {
  const safe = text.replace(
    /[^\p{L}\p{N} .,:=+*!?/_()-]/gu,
    (character) => `#${(character.codePointAt(0) ?? 0).toString()};`,
  );
  return `"${safe}"`;
}
