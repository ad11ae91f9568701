package io.wavecast.streams.membership;

/** Thrown if the broker does not take a configuration of the group. The message names it, the value and the broker's reason. */
public final class RefusedGroupSettingException extends Exception {
    private static final long serialVersionUID = 1L;

    RefusedGroupSettingException(String message, Throwable cause) {
        super(message, cause);
    }
}
