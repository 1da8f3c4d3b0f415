/** Keys that belong to one place of the page, which listens for them itself. */
export const localKeys: readonly {
  readonly place: string;
  readonly keys: readonly string[];
  readonly words: string;
}[] = [
  { place: 'Questions', keys: ['1 … 9'], words: 'Choose an answer by its digit; nothing is sent' },
  { place: 'Questions', keys: ['E'], words: 'Edit the arguments' },
  { place: 'Questions', keys: ['Ctrl Enter'], words: 'Confirm the chosen answer' },
  { place: 'Source', keys: ['R'], words: 'Run to the step that this line chooses' },
  { place: 'Composer', keys: ['Enter'], words: 'Send' },
  { place: 'Composer', keys: ['Shift Enter'], words: 'Break the line' },
  { place: 'Composer', keys: ['/'], words: 'Commands' },
];
