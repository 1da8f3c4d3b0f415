import { Settings2 } from 'lucide-react';
import { Button } from '../kit/button.tsx';
import { Menu, type MenuItem } from '../kit/menu.tsx';
import { useScreen } from '../kit/screen.ts';
import { Segmented } from '../kit/segmented.tsx';
import { Tooltip } from '../kit/tooltip.tsx';
import { framedWords } from '../state/framed.ts';
import { useChoice } from './choice.ts';
import { useKeyMissing } from './questions.ts';

const words = { scripted: 'Scripted', own: 'Your model' } as const;

/** Which model answers: the scripted one or the person's own, which is named beside and set up from there. */
export function ModelSwitch({ onConnect }: { readonly onConnect: () => void }) {
  const phone = useScreen() === 'phone';
  const items = useModelItems(onConnect);
  const { value, own, unavailable, choose, framed } = useChoice(onConnect);
  const lacking = useKeyMissing(value === 'own' ? own : undefined) ? ', no key' : '';
  if (framed) return <OnItsOwn />;
  if (phone)
    return (
      <Menu label="Model" items={items}>
        {words[value]}
      </Menu>
    );
  const why = unavailable.own ?? unavailable.scripted;
  const name = own === undefined ? 'Connect a model' : `Your model: ${own.id}${lacking}`;
  const group = (
    <Segmented
      label="Model"
      choices={(['scripted', 'own'] as const).map((each) => ({
        value: each,
        label: words[each],
        unavailable: unavailable[each],
      }))}
      value={value}
      onChange={(use) => void choose(use)}
    />
  );
  return (
    <span className="flex flex-none items-center gap-1">
      {why === undefined ? group : <Tooltip text={why}>{group}</Tooltip>}
      <Tooltip text={name}>
        <Button look="quiet" aria-label={name} aria-haspopup="dialog" className="px-1.5" onClick={onConnect}>
          <Settings2 aria-hidden="true" size={14} />
          {value === 'own' && own !== undefined && (
            <span className="flex max-full:hidden">
              <span className="max-w-36 truncate">{own.id}</span>
              {lacking !== '' && <span className="text-error">{lacking}</span>}
            </span>
          )}
        </Button>
      </Tooltip>
    </span>
  );
}

/** The same choice as lines of a menu, where there is no room for more. */
export function useModelItems(onConnect: () => void): readonly MenuItem[] {
  const { value, own, unavailable, choose } = useChoice(onConnect);
  const line = (each: keyof typeof words): MenuItem => ({
    id: `model ${each}`,
    label: `Model: ${words[each]}${each === 'own' && own !== undefined ? `, ${own.id}` : ''}`,
    checked: value === each,
    unavailable: unavailable[each],
    onChoose: () => void choose(each),
  });
  return [
    line('scripted'),
    line('own'),
    { id: 'model set up', label: own === undefined ? 'Connect a model' : 'Set up your model', onChoose: onConnect },
  ];
}

/** Inside another site there is no choice of model: what to do instead. */
function OnItsOwn() {
  return (
    <p title={framedWords.model} className="min-w-0 text-12 text-ink-2">
      <span className="max-wide:sr-only">Shown inside another site, so without real models. </span>
      <a href={location.href} target="_blank" rel="noreferrer" className="whitespace-nowrap underline">
        {framedWords.todo}
      </a>
    </p>
  );
}
