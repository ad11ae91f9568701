package io.wavecast.observe.log;

import ch.qos.logback.classic.pattern.MessageConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;

/** The message of an event on one line: messages quote keys and values of records. */
public final class SafeMessage extends MessageConverter {
    @Override
    public String convert(ILoggingEvent event) {
        return ControlCharacters.escaped(String.valueOf(super.convert(event)));
    }
}
