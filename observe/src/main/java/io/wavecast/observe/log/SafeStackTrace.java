package io.wavecast.observe.log;

import ch.qos.logback.classic.pattern.ThrowableProxyConverter;
import ch.qos.logback.classic.spi.IThrowableProxy;

/** The stack trace of an event. Frames keep their lines; each message of an exception is on one line. */
public final class SafeStackTrace extends ThrowableProxyConverter {
    @Override
    protected String throwableProxyToString(IThrowableProxy thrown) {
        return super.throwableProxyToString(new SafeThrowable(thrown));
    }
}
