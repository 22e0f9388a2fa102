// DAISY Ace over many EPUBs in one browser:  node ace.cjs OUT BOOK.epub …  → OUT/NAME/report.json each
// Without a job's own folder Ace keeps a log in the home directory.
const fs = require('node:fs')
const os = require('node:os')
const path = require('node:path')
const ace = require('@daisy/ace-core')
const runner = require('@daisy/ace-axe-runner-puppeteer')

async function main([out, ...books]) {
  for (const book of books) {
    const outdir = path.join(out, path.basename(book, '.epub'))
    fs.mkdirSync(outdir, { recursive: true })
    const tmpdir = fs.mkdtempSync(path.join(os.tmpdir(), 'ace-'))
    const options = { cwd: process.cwd(), outdir, tmpdir, verbose: false, silent: true, jobId: '', lang: 'en' }
    await ace(book, options, runner)
  }
  process.exit(0)
}

main(process.argv.slice(2)).catch(error => {
  console.error(error)
  process.exit(1)
})
