// Whether this Node is new enough for the server, said in a sentence instead of an error of the language:
// written for every Node there is, so that an old one reads it.
if (!/^(?:20\.(?:19|[2-9]\d)|2[1-9]|[3-9]\d|\d{3})\./.test(process.versions.node)) {
  console.error('Axia needs Node 20.19 or newer; this is ' + process.versions.node + '.');
  console.error('Nothing was started. Install a newer one from https://nodejs.org and try again.');
  process.exit(1);
}
