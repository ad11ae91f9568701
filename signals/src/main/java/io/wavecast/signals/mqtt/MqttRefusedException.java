package io.wavecast.signals.mqtt;

/** Thrown if a broker refuses the settings at the first connection. A repetition does not help. */
public final class MqttRefusedException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    MqttRefusedException(String message, Throwable cause) {
        super(message, cause);
    }

    MqttRefusedException(String message) {
        super(message);
    }
}
