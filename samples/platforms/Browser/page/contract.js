// The table of clauses, filled in as the verdicts come.
import { askAndListen } from './client.js';

const subjects = ['OPFS', 'heap'];
const marks = { Passed: '✓', PassedInPart: '◐', Failed: '✗', NotJudged: '?', NotExamined: '–', NotApplicable: '–' };
const words = {
  Passed: 'passed', PassedInPart: 'passed in part', Failed: 'failed', NotJudged: 'not judged', NotExamined: 'not examined', NotApplicable: 'not applicable',
};

/** Examines all clauses; returns in a sentence what came of it. */
export async function examine(table) {
  const counts = Object.fromEntries(Object.keys(words).map(verdict => [verdict, 0]));
  table.tBodies[0].replaceChildren();
  table.hidden = false;
  const begin = performance.now();
  await askAndListen(result => {
    counts[result.verdict]++;
    show(table.tBodies[0], result);
  }, 'contract', subjects);
  const seconds = ((performance.now() - begin) / 1000).toFixed(1);
  const said = Object.keys(words).filter(verdict => counts[verdict] > 0 || verdict === 'Passed' || verdict === 'Failed');
  return `${said.map(verdict => `${counts[verdict]} ${words[verdict]}`).join(', ')}, in ${seconds} s`;
}

function show(body, { clause, title, subject, verdict, reason, operations }) {
  const row = body.rows[clause - 1] ?? addRow(body, clause, title);
  const cell = row.cells[2 + subjects.indexOf(subject)];
  cell.dataset.verdict = verdict;
  cell.textContent = marks[verdict];
  cell.title = [reason ? `${words[verdict]}: ${reason}` : words[verdict], ...operations].join('\n');
  if (verdict === 'Passed')
    return;
  const why = document.createElement('small');
  why.textContent = `${subject}: ${reason}`;
  row.cells[1].append(why);
}

function addRow(body, clause, title) {
  const row = body.insertRow();
  row.dataset.clause = clause;
  row.insertCell().textContent = clause;
  row.insertCell().textContent = title;
  for (const subject of subjects)
    row.insertCell().dataset.subject = subject;
  return row;
}
