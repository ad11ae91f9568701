package io.wavecast.core.topics;

/** Thrown if no Kafka client can work with its properties. A repetition does not help. The message quotes no secret. */
public final class ClientSettingsException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    ClientSettingsException(String message) {
        super(message); // without a cause: its message may quote a secret
    }
}
