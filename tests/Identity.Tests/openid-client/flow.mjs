// Signs in to a running exchange as a client would, with a certified library, and says what it saw as one line of JSON.
// node flow.mjs '{"issuer":…,"redirectUri":…,"afterSignOut":…,"email":…,"password":…,"systemId":…,"systemSecret":…}'
import * as oidc from 'openid-client'

const given = JSON.parse(process.argv[2])
const insecure = { execute: [oidc.allowInsecureRequests] }
const seen = {}

// As much of a browser as signing in needs: cookies by path, forms, redirects that stop at the client's own address.
const cookies = new Map()

function keep(response, url) {
  for (const line of response.headers.getSetCookie()) {
    const [pair, ...attributes] = line.split(';').map((part) => part.trim())
    const name = pair.slice(0, pair.indexOf('='))
    const path = attributes.find((a) => a.toLowerCase().startsWith('path='))?.slice(5) ?? url.pathname
    const ended = attributes.some((a) => /^expires=.*1970/i.test(a) || /^max-age=0$/i.test(a))
    if (ended) cookies.delete(name)
    else cookies.set(name, { pair, path })
  }
}

async function visit(address, form) {
  let url = new URL(address)
  for (let hop = 0; hop < 10; hop++) {
    if (url.href.startsWith(given.redirectUri) || url.href.startsWith(given.afterSignOut)) return { url }
    const cookie = [...cookies.values()].filter((c) => url.pathname.startsWith(c.path)).map((c) => c.pair).join('; ')
    const response = await fetch(url, { method: form ? 'POST' : 'GET', body: form, redirect: 'manual', headers: { cookie } })
    keep(response, url)
    form = undefined
    if (response.status < 300 || response.status > 399) return { url, status: response.status, html: await response.text() }
    url = new URL(response.headers.get('location'), url)
  }
  throw new Error('Too many redirects')
}

function formOf(html, fields) {
  const form = new URLSearchParams()
  for (const [input] of html.matchAll(/<input[^>]*type="hidden"[^>]*>/g)) {
    const name = /name="([^"]*)"/.exec(input)[1]
    const value = /value="([^"]*)"/.exec(input)?.[1] ?? ''
    form.set(name, value.replaceAll('&amp;', '&').replaceAll('&#x2B;', '+').replaceAll('&quot;', '"'))
  }
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  return form
}

async function refused(promise) {
  try {
    await promise
    return 'no error'
  } catch (error) {
    return error.error ?? error.cause?.error ?? error.code ?? String(error)
  }
}

async function start(config, more = {}) {
  const verifier = oidc.randomPKCECodeVerifier()
  const state = oidc.randomState()
  const nonce = oidc.randomNonce()
  const url = oidc.buildAuthorizationUrl(config, {
    redirect_uri: given.redirectUri,
    scope: 'openid profile email offline_access',
    code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    state,
    nonce,
    ...more,
  })
  return { url, checks: { pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce, idTokenExpected: true } }
}

const config = await oidc.discovery(new URL(given.issuer), 'script', undefined, oidc.None(), insecure)
seen.issuer = config.serverMetadata().issuer

const silent = await start(config, { prompt: 'none' })
const silentAnswer = await visit(silent.url)
seen.withoutSession = await refused(oidc.authorizationCodeGrant(config, silentAnswer.url, silent.checks))

const first = await start(config, { max_age: '3600' })
const page = await visit(first.url)
seen.signInPath = page.url.pathname
const answer = await visit(page.url, formOf(page.html, { Email: given.email, Password: given.password }))
const tokens = await oidc.authorizationCodeGrant(config, answer.url, { ...first.checks, maxAge: 3600 })
const claims = tokens.claims()
seen.name = claims.name
seen.subject = claims.sub
seen.hasAuthTime = Number.isInteger(claims.auth_time)
seen.accessTokenSeconds = tokens.expires_in

const info = await oidc.fetchUserInfo(config, tokens.access_token, claims.sub)
seen.email = info.email
seen.emailVerified = info.email_verified

const second = await start(config, { prompt: 'none' })
const again = await oidc.authorizationCodeGrant(config, (await visit(second.url)).url, second.checks)
seen.signedInStill = again.claims().sub === claims.sub

const refreshed = await oidc.refreshTokenGrant(config, tokens.refresh_token)
seen.rotated = refreshed.refresh_token !== tokens.refresh_token
seen.reused = await refused(oidc.refreshTokenGrant(config, tokens.refresh_token))
seen.familyAfterReuse = await refused(oidc.refreshTokenGrant(config, refreshed.refresh_token))
await oidc.tokenRevocation(config, again.refresh_token)
seen.afterRevocation = await refused(oidc.refreshTokenGrant(config, again.refresh_token))

for (const [name, method] of [['basic', oidc.ClientSecretBasic], ['post', oidc.ClientSecretPost]]) {
  const system = await oidc.discovery(new URL(given.issuer), given.systemId, undefined, method(given.systemSecret), insecure)
  seen[name] = (await oidc.clientCredentialsGrant(system)).token_type
}
const wrong = await oidc.discovery(new URL(given.issuer), given.systemId, undefined, oidc.ClientSecretPost('wrong'), insecure)
seen.wrongSecret = await refused(oidc.clientCredentialsGrant(wrong))

const end = oidc.buildEndSessionUrl(config, { id_token_hint: tokens.id_token, post_logout_redirect_uri: given.afterSignOut, state: 'left' })
seen.afterSignOut = (await visit(end)).url.href
const last = await start(config, { prompt: 'none' })
seen.sessionAfterSignOut = await refused(oidc.authorizationCodeGrant(config, (await visit(last.url)).url, last.checks))

console.log(JSON.stringify(seen))
