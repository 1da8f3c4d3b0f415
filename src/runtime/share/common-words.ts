/**
 * What scripts have in common, as the dictionary of links: what stands in it costs a link next to nothing. Links of version 1
 * were written with exactly these words, so they stay as they are for ever.
 */
export const commonWords = [
  'the agent and of that is in a to it, not for from with what when which there this one are was has can nothing no by The I read look done file files lines line test tests ',
  '{"loopscope":"link","version":1,"script":{"title":"","summary":"","files":{"README.md":"# \\n\\n","notes.md":"","src/index.js":"export function ","test.js":"import "},',
  '"settings":{"mode":"default","permissions":{"allow":[],"ask":[],"deny":[]},"hooks":[{"name":"","on":"PreToolUse","matcher":"bash","block":"","when":{"input":"}}],"maxTurns":50,"window":200000,"seed":1,',
  '"tools":["read_file","write_file","edit_file","list_files","glob","grep","bash"],"skills":[]},"model":[{"name":"answer","when":{"reply":2,"last":""},"reply":{"thinking":"","text":"I ","calls":[',
  '{"tool":"bash","input":{"command":"node test.js"}},{"tool":"grep","input":{"pattern":"TODO"}},{"tool":"list_files","input":{}},{"tool":"edit_file","input":{"path":"src/","old_text":"","new_text":""}},',
  '{"tool":"write_file","input":{"path":"","content":""}},{"tool":"read_file","input":{"path":"src/"}}]}},{"name":"","when":{"reply":1},"reply":{"text":"","calls":[{"tool":"","input":{"path":""}}]}}],',
  '"person":[{"prompt":""},{"when":{"tool":"edit_file"},"allow":true}],"faults":[{"request":2,"attempt":1,"status":529}],"recorded":[],',
  '"checks":[{"tool":"read_file","verdict":"allow","times":1},{"file":"","contains":""},{"rested":"done"},{"replies":4}]}}',
].join('');
