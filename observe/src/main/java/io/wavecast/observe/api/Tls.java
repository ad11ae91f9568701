package io.wavecast.observe.api;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Makes a TLS context from PEM files. */
public final class Tls {
    private static final String ENTRY = "wavecast";
    private static final char[] NO_PASSWORD = {};

    private Tls() {}

    /**
     * A context to answer with a certificate, and to ask others that have a certificate of known issuers.
     *
     * @param certificate PEM, the server's own certificate first
     * @param key its private key, PEM (PKCS #8)
     * @param trusted PEM, the issuers of the certificates of servers that are asked
     * @throws IOException if a file is not readable
     * @throws GeneralSecurityException if a file does not hold what it should; the message names the file, and no secret
     */
    public static SSLContext context(Path certificate, Path key, Path trusted)
            throws IOException, GeneralSecurityException {
        List<Certificate> chain = in(certificate, () -> PemFiles.certificates(certificate));
        PrivateKey secret = in(key, () -> PemFiles.key(key));
        if (!belong(secret, chain.get(0).getPublicKey())) {
            throw new GeneralSecurityException(key + ": expected the key of the first certificate in " + certificate
                    + ", was that of another one");
        }
        KeyStore own = store();
        own.setKeyEntry(ENTRY, secret, NO_PASSWORD, chain.toArray(new Certificate[0]));
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(own, NO_PASSWORD);
        KeyStore issuers = store();
        for (Certificate issuer : in(trusted, () -> PemFiles.certificates(trusted))) {
            issuers.setCertificateEntry(ENTRY + issuers.size(), issuer);
        }
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(issuers);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    private static KeyStore store() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, NO_PASSWORD);
        return store;
    }

    private static boolean belong(PrivateKey secret, PublicKey known) throws GeneralSecurityException {
        if (!secret.getAlgorithm().equals(known.getAlgorithm())) {
            return false;
        }
        Signature signature =
                Signature.getInstance(secret.getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA");
        byte[] text = {1};
        signature.initSign(secret);
        signature.update(text);
        byte[] signed = signature.sign();
        signature.initVerify(known);
        signature.update(text);
        return signature.verify(signed);
    }

    private interface Reading<T> {
        T read() throws IOException, GeneralSecurityException;
    }

    private static <T> T in(Path file, Reading<T> reading) throws IOException, GeneralSecurityException {
        try {
            return reading.read();
        } catch (GeneralSecurityException e) {
            throw new GeneralSecurityException(file + ": " + e.getMessage(), e);
        }
    }
}
