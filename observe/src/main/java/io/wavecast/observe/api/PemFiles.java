package io.wavecast.observe.api;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads certificates and private keys from PEM files (RFC 7468). */
final class PemFiles {
    private static final Pattern KEY =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");
    private static final List<String> ALGORITHMS = List.of("RSA", "EC");

    private PemFiles() {}

    /** The certificates of a file, at least one. */
    static List<Certificate> certificates(Path file) throws IOException, GeneralSecurityException {
        var bytes = new ByteArrayInputStream(Files.readAllBytes(file));
        var found =
                List.<Certificate>copyOf(CertificateFactory.getInstance("X.509").generateCertificates(bytes));
        if (found.isEmpty()) {
            throw new GeneralSecurityException("expected a certificate, '-----BEGIN CERTIFICATE-----', was none");
        }
        return found;
    }

    /** The private key of a file: PKCS #8, not encrypted, RSA or EC. */
    static PrivateKey key(Path file) throws IOException, GeneralSecurityException {
        Matcher pem = KEY.matcher(Files.readString(file, StandardCharsets.US_ASCII));
        if (!pem.find()) {
            throw new GeneralSecurityException("expected an unencrypted key in PKCS #8, '-----BEGIN PRIVATE KEY-----',"
                    + " was none; 'openssl pkcs8 -topk8 -nocrypt -in OLD -out NEW' converts others");
        }
        var encoded = new PKCS8EncodedKeySpec(decoded(pem.group(1)));
        for (String algorithm : ALGORITHMS) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(encoded);
            } catch (GeneralSecurityException e) {
                // a key of another algorithm
            }
        }
        throw new GeneralSecurityException("expected a key of one of " + ALGORITHMS + ", was another one");
    }

    private static byte[] decoded(String base64) throws GeneralSecurityException {
        try {
            return Base64.getMimeDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new GeneralSecurityException("expected a key in Base64, was: " + e.getMessage(), e);
        }
    }
}
