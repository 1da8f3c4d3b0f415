/** The tools whose results the world outside the log decides, and with it time: of the rest, a call always comes to the same. */
export const decidedOutside = /^(bash|run_python|run_javascript|web_fetch|web_search|mcp__.+)$/;
