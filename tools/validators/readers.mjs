// Opens an EPUB in a reader in Chromium and takes pictures:  node readers.mjs JOB.json
// JOB: { book, out, chromium, reader: "foliate" | "epubjs", width, height, css, stops: { NAME: HREF } }; an empty HREF turns a page
// stdout: { errors: [what the browser complained of], facts: {what the reader knows of the book} }
import fs from 'node:fs'
import http from 'node:http'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import puppeteer from 'puppeteer-core'

const MODULES = fileURLToPath(new URL('node_modules/', import.meta.url))
const TYPES = { '.js': 'text/javascript', '.html': 'text/html', '.css': 'text/css', '.epub': 'application/epub+zip' }
const PAGES = {
  foliate: `<!DOCTYPE html><meta charset="utf-8"><style>html, body, foliate-view { height: 100%; margin: 0; display: block }</style>
    <script type="module">
      import '/foliate-js/view.js'
      const view = document.createElement('foliate-view')
      document.body.append(view)
      window.reader = {
        async open(css) {
          await view.open('/book.epub')
          view.renderer.setAttribute('max-inline-size', '720px')
          view.renderer.setStyles?.(css)
          await view.goTo(0)
          const book = view.book
          return { dir: book.dir, toc: book.toc?.length, pages: book.pageList?.length, sections: book.sections.length }
        },
        go: href => view.goTo('item/' + href),
        next: () => view.next(),
        where: () => view.lastLocation?.pageItem?.label,
      }
    </script>`,
  epubjs: `<!DOCTYPE html><meta charset="utf-8"><style>html, body, #book { height: 100%; margin: 0 }</style><div id="book"></div>
    <script src="/jszip/dist/jszip.min.js"></script><script src="/epubjs/dist/epub.js"></script>
    <script>
      window.reader = {
        async open(css) {
          const book = (this.book = ePub('/book.epub'))
          this.rendition = book.renderTo('book', { width: '100%', height: '100%', flow: 'paginated', spread: 'none' })
          if (css) this.rendition.hooks.content.register(content => content.addStylesheetCss(css, 'own'))
          await this.rendition.display()
          const navigation = await book.loaded.navigation
          const pages = book.pageList?.pageList?.length
          return { dir: book.packaging.metadata.direction, toc: navigation.toc.length, pages, sections: book.spine.length }
        },
        go(href) { return this.rendition.display(href) },
        next() { return this.rendition.next() },
        where: () => undefined,
      }
    </script>`,
}

const job = JSON.parse(fs.readFileSync(process.argv[2], 'utf8'))
const server = http.createServer((request, response) => {
  const name = decodeURIComponent(new URL(request.url, 'http://localhost').pathname)
  if (name === '/' || name === '/favicon.ico') {
    response.writeHead(200, { 'content-type': 'text/html' })
    return response.end(name === '/' ? PAGES[job.reader] : '')
  }
  fs.readFile(name === '/book.epub' ? job.book : path.join(MODULES, name), (error, data) => {
    response.writeHead(error ? 404 : 200, { 'content-type': TYPES[path.extname(name)] ?? 'application/octet-stream' })
    response.end(data)
  })
})
await new Promise(resolve => server.listen(0, '127.0.0.1', resolve))

const browser = await puppeteer.launch({ executablePath: job.chromium, args: ['--no-sandbox', '--disable-gpu', '--lang=ja'] })
const page = await browser.newPage()
const errors = []
page.on('pageerror', error => errors.push(String(error)))
page.on('requestfailed', request => errors.push(`not loaded: ${request.url()}`))
await page.setViewport({ width: job.width, height: job.height })
await page.goto(`http://127.0.0.1:${server.address().port}/`, { waitUntil: 'load' })
await page.waitForFunction(() => window.reader)
const facts = await page.evaluate(css => window.reader.open(css), job.css ?? '')
facts.labels = {}
for (const [name, href] of Object.entries(job.stops)) {
  await page.evaluate(href => (href ? window.reader.go(href) : window.reader.next()), href)
  await new Promise(resolve => setTimeout(resolve, 700))
  facts.labels[name] = await page.evaluate(() => window.reader.where())
  await page.screenshot({ path: `${job.out}-${name}.png` })
}
console.log(JSON.stringify({ errors, facts }))
await browser.close()
server.close()
