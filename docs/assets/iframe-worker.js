// Lets the search work when the site is opened from disk. A browser starts no worker from a file:
// address, so a hidden frame of the same page takes the worker's place. Material for MkDocs looks
// for this class by its name.
class IFrameWorker extends EventTarget {
  constructor(url) {
    super()
    const frame = document.createElement("iframe")
    frame.hidden = true
    document.body.append(frame)
    const inner = frame.contentWindow
    inner.document.open()
    inner.postMessage = data => this.dispatchEvent(new MessageEvent("message", { data }))
    inner.importScripts = (...scripts) => scripts.reduce(
      (before, script) => before.then(() => IFrameWorker.load(inner.document, script)),
      Promise.resolve())
    inner.document.write("<!doctype html><html><body></body></html>")
    inner.document.close()
    this.inner = inner
    this.ready = IFrameWorker.load(inner.document, new URL(url, location.href).href)
  }

  static load(page, address) {
    return new Promise((loaded, failed) => {
      const script = page.createElement("script")
      script.src = address
      script.onload = loaded
      script.onerror = failed
      page.body.append(script)
    })
  }

  postMessage(data) {
    this.ready.then(() =>
      this.inner.dispatchEvent(new this.inner.MessageEvent("message", { data })))
  }

  terminate() {
    this.inner.frameElement.remove()
  }
}

window.IFrameWorker = IFrameWorker
if (location.protocol === "file:") window.Worker = IFrameWorker
