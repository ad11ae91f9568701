package io.wavecast.observe.log;

import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import java.nio.charset.StandardCharsets;

/**
 * An event as one line of JSON. Logback escapes the control characters that JSON forbids in texts; this also escapes those that JSON
 * allows, such as CSI, which starts a command of a terminal as ESC does.
 */
public final class SafeJson extends JsonEncoder {
    @Override
    public byte[] encode(ILoggingEvent event) {
        String line = new String(super.encode(event), StandardCharsets.UTF_8).stripTrailing();
        return (ControlCharacters.escaped(line) + "\n").getBytes(StandardCharsets.UTF_8);
    }
}
