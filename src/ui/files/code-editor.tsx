import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { json } from '@codemirror/lang-json';
import { yaml } from '@codemirror/lang-yaml';
import { bracketMatching, HighlightStyle, indentOnInput, syntaxHighlighting } from '@codemirror/language';
import { EditorState, type Extension } from '@codemirror/state';
import { drawSelection, EditorView, keymap, lineNumbers } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { useEffect, useEffectEvent, useRef } from 'react';

type Props = {
  readonly path: string;
  /** The text that it begins with; what is typed is told, and is not given back. */
  readonly text: string;
  readonly onChange: (text: string) => void;
  readonly onSave: () => void;
};

/**
 * A text with line numbers, undo and the keys that editors have; Tab goes on to the next control. It stands in a tree of its
 * own, for there alone its styles are let in by the policy of the page.
 */
export function CodeEditor({ path, text, onChange, onSave }: Props) {
  const host = useRef<HTMLDivElement>(null);
  const changed = useEffectEvent(onChange);
  const saved = useEffectEvent(onSave);
  // biome-ignore lint/correctness/useExhaustiveDependencies: it begins once; who wants another text draws another editor
  useEffect(() => {
    if (host.current === null) return;
    const root = host.current.shadowRoot ?? host.current.attachShadow({ mode: 'open' });
    const save = {
      key: 'Mod-s',
      run: () => {
        saved();
        return true;
      },
    };
    // a mark at the very beginning is no letter: nothing can be typed before it
    const mark = text.startsWith('\uFEFF') ? '\uFEFF' : '';
    const state = EditorState.create({
      doc: text.slice(mark.length),
      extensions: [
        // as the file has them: nothing that was not typed may change
        EditorState.lineSeparator.of(text.includes('\r\n') ? '\r\n' : '\n'),
        lineNumbers(),
        history(),
        drawSelection(),
        indentOnInput(),
        bracketMatching(),
        keymap.of([save, ...defaultKeymap, ...historyKeymap]),
        EditorView.contentAttributes.of({
          'aria-label': `The text of ${path}`,
          autocapitalize: 'off',
          spellcheck: 'false',
        }),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) changed(mark + update.state.sliceDoc());
        }),
        languageOf(path),
        syntaxHighlighting(inks),
        look,
      ],
    });
    const view = new EditorView({ state, parent: root, root });
    view.focus();
    return () => view.destroy();
  }, []);
  return <div ref={host} data-typed="" className="min-h-40 border-line border-y bg-sunken font-mono" />;
}

function languageOf(path: string): Extension {
  if (/\.(json|jsonc)$/i.test(path)) return json();
  return /\.ya?ml$/i.test(path) ? yaml() : [];
}

const inks = HighlightStyle.define([
  { tag: [tags.string, tags.special(tags.string)], color: 'var(--code-str)' },
  { tag: tags.comment, color: 'var(--code-com)' },
  { tag: [tags.number, tags.bool, tags.null], color: 'var(--model)' },
  { tag: [tags.propertyName, tags.definition(tags.propertyName)], color: 'var(--text)', fontWeight: '600' },
]);

const look = EditorView.theme({
  '&': { fontSize: '12px', color: 'var(--text)', maxHeight: '60dvh' },
  '&.cm-focused': { outline: '2px solid var(--accent)', outlineOffset: '-2px' },
  '.cm-scroller': { fontFamily: 'inherit', lineHeight: '20px', overflow: 'auto' },
  '.cm-content': { caretColor: 'var(--text)', minHeight: '160px' },
  '.cm-cursor': { borderLeftColor: 'var(--text)' },
  '.cm-gutters': { backgroundColor: 'var(--sunken)', color: 'var(--text-3)', border: 'none' },
  '.cm-selectionBackground, &.cm-focused .cm-selectionBackground': { backgroundColor: 'var(--rail) !important' },
  '.cm-matchingBracket': { backgroundColor: 'var(--rail) !important', outline: 'none' },
});
