import { useMemo } from 'react';
import { type Question, questionsOf } from '../../views/questions.ts';
import type { Reading } from '../../views/view.ts';
import { useRun } from '../state/run.ts';
import { type Stage, stageOf, useMoment } from './stage.ts';

/** The queue of what waits for the person now, whatever the reader looks at. */
export interface Queue {
  /** The log to its newest fact: an answer is given to the run as it is, never to its past. */
  readonly log: Reading;
  readonly questions: readonly Question[];
  /** The question in front. */
  readonly first: Question | undefined;
  readonly stage: Stage;
}

/** What waits for the person, and where it is shown. */
export function useQuestions(): Queue {
  const projector = useRun((state) => state.projector);
  const length = useRun((state) => state.length);
  const live = useRun((state) => state.live);
  const readOnly = useRun((state) => state.readOnly !== undefined);
  const { typing, opened } = useMoment();
  const log = useMemo(() => projector.at(length), [projector, length]);
  const questions = useMemo(() => (readOnly ? [] : questionsOf(log)), [log, readOnly]);
  const [first] = questions;
  return { log, questions, first, stage: stageOf(first, { live, typing, opened }) };
}
