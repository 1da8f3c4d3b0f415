/** How many characters a link may have in all: longer ones are cut by what passes them on. */
export const mostCharacters = 8000;
