package io.wavecast.core.topics.versions;

import io.wavecast.core.wire.bytes.EnumNames;

/** Whether a version that is published comes into force. */
public enum Promotion {
    /** At once. */
    IMMEDIATE,
    /** Only when a person decides so. */
    MANUAL;

    /** The name in options, and in the field {@code by} of decisions. */
    public String word() {
        return EnumNames.nameOf(this);
    }
}
