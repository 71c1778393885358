// The table of clauses, filled in as the verdicts come.
import { askAndListen } from './client.js';

const subjects = ['OPFS', 'heap'];
const marks = { Passed: '✓', Failed: '✗', NotApplicable: '–' };

/** Examines all clauses; returns in a sentence what came of it. */
export async function examine(table) {
  const counts = { Passed: 0, Failed: 0, NotApplicable: 0 };
  table.tBodies[0].replaceChildren();
  table.hidden = false;
  const begin = performance.now();
  await askAndListen(result => {
    counts[result.verdict]++;
    show(table.tBodies[0], result);
  }, 'contract', subjects);
  const seconds = ((performance.now() - begin) / 1000).toFixed(1);
  return `${counts.Passed} passed, ${counts.Failed} failed, ${counts.NotApplicable} not applicable, in ${seconds} s`;
}

function show(body, { clause, title, subject, verdict, reason, operations }) {
  const row = body.rows[clause - 1] ?? addRow(body, clause, title);
  const cell = row.cells[2 + subjects.indexOf(subject)];
  cell.dataset.verdict = verdict;
  cell.textContent = marks[verdict];
  cell.title = [reason || 'passed', ...operations].join('\n');
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
