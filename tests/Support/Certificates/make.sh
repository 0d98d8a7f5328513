#!/bin/sh
# Makes the fixtures in this folder with OpenSSL 3 and faketime, so that our own code judges what another program wrote.
# Run it only to add a case: keys are random, so every file changes.
set -eu
cd "$(dirname "$0")"
rm -f ./*.crt ./*.key ./*.crl
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# key NAME ALGORITHM [OPTION...]: a key as PKCS#8 in $work/NAME.key
key() { name=$1 algorithm=$2; shift 2; openssl genpkey -quiet -algorithm "$algorithm" "$@" -out "$work/$name.key"; }

# certificate NAME KEY ISSUER EXTENSIONS [OPTION...]: $work/NAME.crt, signed by $work/ISSUER (which may be itself)
certificate() {
  name=$1 key=$2 issuer=$3 extensions=$4; shift 4
  openssl req -new -key "$work/$key.key" -subj "${subject:-/O=Shop/CN=$name}" -out "$work/request.csr"
  printf '%b' "$extensions" > "$work/extensions"
  if [ "$issuer" = self ]; then set -- -signkey "$work/$key.key" "$@"; else set -- -CA "$work/$issuer.crt" -CAkey "$work/$issuer.key" -CAcreateserial "$@"; fi
  openssl x509 -req -in "$work/request.csr" -days 36500 -extfile "$work/extensions" -out "$work/$name.crt" "$@" 2> /dev/null
}

# leaf NAME KEY [EXTENSIONS]: what a good leaf has, unless told otherwise
names='subjectAltName=DNS:*.shop.example.com,DNS:shop.example.com'
server='keyUsage=critical,digitalSignature,keyEncipherment\nextendedKeyUsage=serverAuth\nbasicConstraints=critical,CA:FALSE'
leaf() { certificate "$1" "$2" intermediate "${3:-$names\n$server}"; }

# publish NAME.crt PART...: joins parts of $work into a fixture
publish() { target=$1; shift; (cd "$work" && cat "$@") > "$target"; }

key root EC -pkeyopt ec_paramgen_curve:P-256
key intermediate EC -pkeyopt ec_paramgen_curve:P-256
key foreign EC -pkeyopt ec_paramgen_curve:P-256
authority='basicConstraints=critical,CA:TRUE\nkeyUsage=critical,keyCertSign,cRLSign\nsubjectKeyIdentifier=hash'
certificate root root self "$authority"
certificate intermediate intermediate root "$authority"
certificate foreign foreign self "$authority"
publish root.crt root.crt
publish intermediate.crt intermediate.crt

# Good: Envoy and clients take these.
key rsa RSA -pkeyopt rsa_keygen_bits:2048
leaf good rsa
publish good.crt good.crt intermediate.crt
publish good.key rsa.key
publish root-included.crt good.crt intermediate.crt root.crt
publish duplicate-leaf.crt good.crt good.crt intermediate.crt
sed 's/$/\r/' good.crt > crlf.crt
sed 's/$/\r/' good.key > crlf.key
{ printf '\n  \n\t\n'; cat good.crt; } > leading-blanks.crt
printf '%s' "$(cat good.crt)" > no-trailing-newline.crt
printf '%s' "$(cat good.key)" > no-trailing-newline.key
openssl x509 -in "$work/good.crt" -text > "$work/text.crt"
publish text-preamble.crt text.crt intermediate.crt
sed 's/CERTIFICATE/X509 CERTIFICATE/' good.crt > x509-label.crt
openssl pkcs12 -export -in good.crt -inkey good.key -passout pass:x -out "$work/bundle.p12"
openssl pkcs12 -in "$work/bundle.p12" -passin pass:x -nodes -nocerts -out bag-attributes.key
openssl pkcs12 -in "$work/bundle.p12" -passin pass:x -nokeys -out bag-attributes.crt
openssl pkey -in good.key -traditional -out pkcs1.key
key p256 EC -pkeyopt ec_paramgen_curve:P-256
leaf p256 p256
publish p256.crt p256.crt intermediate.crt
publish p256.key p256.key
openssl ec -in p256.key -out sec1.key 2> /dev/null
{ openssl ecparam -name prime256v1; cat sec1.key; } > sec1-parameters.key
leaf no-extended-key-usage rsa "$names\nkeyUsage=critical,digitalSignature\nbasicConstraints=CA:FALSE"
publish no-extended-key-usage.crt no-extended-key-usage.crt intermediate.crt
key p384 EC -pkeyopt ec_paramgen_curve:P-384
leaf p384 p384
publish p384.crt p384.crt intermediate.crt
publish p384.key p384.key
subject='/CN=self' certificate self rsa self "$names\nbasicConstraints=CA:FALSE"
publish self-signed.crt self.crt

# The form of the file.
: > empty.crt
openssl x509 -in good.crt -outform der -out der.crt
openssl pkey -in good.key -outform der -out der.key
cp "$work/bundle.p12" pkcs12.crt
base64 good.crt > encoded-twice.crt
base64 good.key > encoded-twice.key
grep -v -- '-----' "$work/good.crt" > no-frame.crt
printf 'not a certificate\n' > not-pem.crt
awk '{ printf "%s\\n", $0 }' good.crt > literal-newlines.crt
awk '{ printf "%s\\n", $0 }' good.key > literal-newlines.key
tr '\n' ' ' < good.crt > one-line.crt
sed 's/^/  /' good.crt > indented.crt
sed 's/^/  /' good.key > indented.key
iconv -f ASCII -t UTF-16 good.crt > utf16.crt
iconv -f ASCII -t UTF-16LE good.key > utf16.key
{ printf '\357\273\277'; cat good.crt; } > byte-order-mark.crt
{ printf '\357\273\277'; cat good.key; } > byte-order-mark.key
{ printf '%s' "$(cat "$work/good.crt")"; cat "$work/intermediate.crt"; } > joined.crt
head -n -4 "$work/good.crt" > truncated.crt
head -n -4 good.key > truncated.key
sed '5s/../$/' "$work/good.crt" > bad-base64.crt
sed '$d' "$work/good.crt" > "$work/endless.crt"
{ cat "$work/endless.crt"; echo '-----END PRIVATE KEY-----'; } > end-mismatch.crt
sed 's/-----BEGIN CERTIFICATE-----/-----BEGIN CERTIFICATE----/' "$work/good.crt" > damaged-frame.crt
sed '1a Comment: from the CA' "$work/good.crt" > header.crt

# What is in it.
openssl req -new -key good.key -subj /CN=shop -out request.crt
openssl crl2pkcs7 -nocrl -certfile good.crt -out pkcs7.crt
cat good.crt good.key > key-inside.crt
{ echo '-----BEGIN CERTIFICATE-----'; head -c 300 /dev/zero | base64; echo '-----END CERTIFICATE-----'; } > not-a-certificate.crt
{ echo '-----BEGIN PRIVATE KEY-----'; head -c 300 /dev/zero | base64; echo '-----END PRIVATE KEY-----'; } > not-a-key.key
cp good.key "$work/openssh"
chmod 600 "$work/openssh"
ssh-keygen -q -p -N '' -f "$work/openssh" > /dev/null 2>&1
cp "$work/openssh" openssh.key
openssl pkey -in good.key -pubout -out public.key
openssl pkey -in good.key -aes256 -passout pass:secret -out encrypted.key
openssl pkey -in good.key -traditional -aes256 -passout pass:secret -out encrypted-traditional.key
cat good.key p256.key > several.key
cat p256.key good.key > several-wrong-first.key
openssl rsa -in good.key -traditional -outform der 2> /dev/null | openssl asn1parse -inform der > "$work/numbers"
awk -F: '/INTEGER/ { print $4 }' "$work/numbers" | {
  echo asn1=SEQUENCE:key; echo '[key]'; n=0
  while read -r value; do n=$((n + 1)); [ $n -ne 4 ] || value=10001; echo "n$n=INTEGER:0x$value"; done
} > "$work/damaged"
openssl asn1parse -genconf "$work/damaged" -noout -out "$work/damaged.der"
{ echo '-----BEGIN RSA PRIVATE KEY-----'; base64 -w 64 "$work/damaged.der"; echo '-----END RSA PRIVATE KEY-----'; } > damaged.key

# The key.
key other RSA -pkeyopt rsa_keygen_bits:2048
publish other.key other.key
key rsa1024 RSA -pkeyopt rsa_keygen_bits:1024
key rsa-pss RSA-PSS -pkeyopt rsa_keygen_bits:2048
key secp256k1 EC -pkeyopt ec_paramgen_curve:secp256k1
key explicit EC -pkeyopt ec_paramgen_curve:P-256 -pkeyopt ec_param_enc:explicit
key p521 EC -pkeyopt ec_paramgen_curve:P-521
key ed25519 ED25519
key ed448 ED448
for name in rsa1024 rsa-pss secp256k1 explicit p521 ed25519 ed448; do
  leaf $name $name
  publish $name.crt $name.crt intermediate.crt
  publish $name.key $name.key
done

# The names, uses and dates.
for name in apex-only:shop.example.com wrong-name:other.example.org too-deep:*.a.shop.example.com; do
  leaf "${name%%:*}" rsa "subjectAltName=DNS:${name#*:}\n$server"
  publish "${name%%:*}.crt" "${name%%:*}.crt" intermediate.crt
done
subject='/CN=*.shop.example.com' leaf common-name-only rsa "$server"
leaf ip-only rsa "subjectAltName=IP:10.0.0.1\n$server"
subject=/ leaf no-names rsa "$server"
leaf client-auth rsa "$names\nextendedKeyUsage=clientAuth"
leaf any-purpose rsa "$names\nextendedKeyUsage=anyExtendedKeyUsage"
leaf key-encipherment rsa "$names\nkeyUsage=critical,keyEncipherment"
leaf must-staple rsa "$names\n$server\ntlsfeature=status_request"
leaf unknown-critical rsa "$names\n$server\n1.2.3.4=critical,DER:0500"
leaf is-ca rsa "$names\nbasicConstraints=critical,CA:TRUE\nkeyUsage=digitalSignature,keyCertSign"
certificate sha1 rsa intermediate "$names\n$server" -sha1
for name in common-name-only ip-only no-names client-auth any-purpose key-encipherment must-staple unknown-critical is-ca sha1; do
  publish $name.crt $name.crt intermediate.crt
done
openssl req -new -key "$work/rsa.key" -subj /CN=expired -out "$work/expired.csr"
printf '%b' "$names\n$server" > "$work/extensions"
faketime '2021-01-01 00:00:00 UTC' openssl x509 -req -in "$work/expired.csr" -CA "$work/intermediate.crt" -CAkey "$work/intermediate.key" -days 365 -extfile "$work/extensions" -out "$work/expired.crt" 2> /dev/null
publish expired.crt expired.crt intermediate.crt
faketime '2090-01-01 00:00:00 UTC' openssl x509 -req -in "$work/expired.csr" -CA "$work/intermediate.crt" -CAkey "$work/intermediate.key" -days 365 -extfile "$work/extensions" -out "$work/future.crt" 2> /dev/null
publish not-yet-valid.crt future.crt intermediate.crt
touch "$work/index.txt"
printf '[ca]\ndefault_ca=d\n[d]\ndatabase=%s/index.txt\ndefault_md=sha256\nrand_serial=yes\nnew_certs_dir=%s\npolicy=p\n[p]\ncommonName=supplied\n' "$work" "$work" > "$work/ca.cnf"
openssl ca -batch -config "$work/ca.cnf" -in "$work/expired.csr" -cert "$work/intermediate.crt" -keyfile "$work/intermediate.key" -extfile "$work/extensions" \
  -startdate 20270101000000Z -enddate 20260101000000Z -notext -out "$work/reversed.crt" 2> /dev/null
publish reversed.crt reversed.crt intermediate.crt

# The chain.
publish leaf-last.crt intermediate.crt good.crt
key lower EC -pkeyopt ec_paramgen_curve:P-256
certificate lower lower intermediate "$authority"
certificate deep rsa lower "$names\n$server"
publish deep.crt deep.crt lower.crt intermediate.crt
publish out-of-order.crt deep.crt intermediate.crt lower.crt
publish incomplete.crt good.crt
publish wrong-intermediate.crt good.crt foreign.crt
publish surplus.crt good.crt intermediate.crt foreign.crt
subject='/O=Shop/CN=intermediate' certificate renewed foreign root "$authority"
publish renewed-intermediate.crt good.crt renewed.crt
key limited EC -pkeyopt ec_paramgen_curve:P-256
certificate limited limited root "$authority\nnameConstraints=critical,permitted;DNS:other.example.org,excluded;IP:0.0.0.0/0.0.0.0"
certificate violation rsa limited "$names\n$server"
publish name-constraint.crt violation.crt limited.crt
certificate not-ca p256 root "basicConstraints=critical,CA:FALSE"
cp "$work/p256.key" "$work/not-ca.key"
certificate below rsa not-ca "$names\n$server"
publish issuer-not-ca.crt below.crt not-ca.crt

# Kyma's default for kyma.example.com in 2021 had all of these at once: version 1, no subject alternative name, a slip in the common
# name, expired after a year, and a key behind a password. Made anew after it, key included.
openssl genpkey -quiet -algorithm RSA -pkeyopt rsa_keygen_bits:3072 -out "$work/kyma.key"
openssl req -new -key "$work/kyma.key" -subj '/O=cert-manager/OU=cert-manager/CN=kyma-example.com' -out "$work/kyma.csr"
faketime '2021-09-29 14:11:57 UTC' openssl x509 -req -in "$work/kyma.csr" -signkey "$work/kyma.key" -days 365 -out kyma-2021.crt 2> /dev/null
openssl pkey -in "$work/kyma.key" -aes256 -passout pass:kyma -out kyma-2021.key

# Client CAs, with and without certificate revocation lists.
publish client-ca.crt root.crt intermediate.crt
certificate ca-no-sign foreign self 'basicConstraints=critical,CA:TRUE\nkeyUsage=critical,digitalSignature,cRLSign'
certificate ca-no-crl-sign foreign self 'basicConstraints=critical,CA:TRUE\nkeyUsage=critical,keyCertSign'
certificate ca-for-servers foreign self "$authority\nextendedKeyUsage=serverAuth"
for name in ca-no-sign ca-no-crl-sign ca-for-servers; do publish $name.crt $name.crt; done
openssl req -new -key "$work/foreign.key" -subj '/O=Shop/CN=old root' -out "$work/old-root.csr"
openssl x509 -req -in "$work/old-root.csr" -signkey "$work/foreign.key" -days 36500 -out old-root.crt 2> /dev/null
certificate client p256 root 'extendedKeyUsage=clientAuth'
publish client.crt client.crt
publish client.key p256.key
for name in root intermediate; do
  openssl ca -config "$work/ca.cnf" -gencrl -crldays 36500 -keyfile "$work/$name.key" -cert "$work/$name.crt" -out $name.crl 2> /dev/null
done
cat root.crl intermediate.crl > both.crl
{ echo '-----BEGIN X509 CRL-----'; head -c 300 /dev/zero | base64; echo '-----END X509 CRL-----'; } > damaged.crl
cp "$work/root.crt" no.crl
