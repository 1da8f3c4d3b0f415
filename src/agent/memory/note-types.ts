/** What a topic is about: the person, what they said of the work, the project, or where something is to be found. */
export const noteTypes = ['user', 'feedback', 'project', 'reference'] as const;
