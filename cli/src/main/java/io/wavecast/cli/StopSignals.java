package io.wavecast.cli;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends a service in order on SIGTERM, SIGINT or SIGHUP, so that its process ends with the exit code of its command. Without this the JVM
 * ends with 128 plus the number of the signal, which a supervisor counts as a failure. A second signal ends the process at once.
 */
public final class StopSignals {
    private static final Logger log = LoggerFactory.getLogger(StopSignals.class);
    private static final List<String> NAMES = List.of("TERM", "INT", "HUP");
    private static final int SIGNAL = 128;

    private final Runnable stop;
    private final AtomicBoolean stopping = new AtomicBoolean();
    /** By the signal. */
    private final Map<Object, Object> previous = new LinkedHashMap<>();

    private StopSignals(Runnable stop) {
        this.stop = stop;
    }

    /** The work of a service. */
    public interface Work {
        /** Runs until the work ends or is stopped; returns the exit code of the command. */
        int run() throws InterruptedException;
    }

    /**
     * Handles the signals while the work runs.
     *
     * @param stop makes the work end; called once, from another thread
     * @return the result of the work
     */
    public static int during(Work work, Runnable stop) throws InterruptedException {
        var signals = new StopSignals(stop);
        NAMES.forEach(signals::install);
        try {
            return work.run();
        } finally {
            signals.restore();
        }
    }

    // sun.misc.Signal is part of every JDK (module jdk.unsupported), but the compiler warns of its direct use.
    private void install(String name) {
        try {
            Class<?> type = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object signal = type.getConstructor(String.class).newInstance(name);
            int code = SIGNAL + (int) type.getMethod("getNumber").invoke(signal);
            Object own = Proxy.newProxyInstance(
                    handler.getClassLoader(), new Class<?>[] {handler}, (proxy, method, arguments) -> {
                        if (method.getName().equals("handle")) {
                            arrived(code);
                            return null;
                        }
                        return ofObject(proxy, method, arguments);
                    });
            previous.put(signal, handle(signal, own));
        } catch (ReflectiveOperationException e) {
            // The system lacks the signal, or the JVM runs with -Xrs. The JVM then reacts as it does by default.
            log.debug("cannot handle SIG{}", name, e);
        }
    }

    private static Object handle(Object signal, Object handler) throws ReflectiveOperationException {
        return signal.getClass()
                .getMethod("handle", signal.getClass(), Class.forName("sun.misc.SignalHandler"))
                .invoke(null, signal, handler);
    }

    private static Object ofObject(Object proxy, Method method, Object[] arguments) {
        return switch (method.getName()) {
            case "equals" -> proxy == arguments[0];
            case "hashCode" -> System.identityHashCode(proxy);
            default -> "wavecast's handler of signals";
        };
    }

    private void arrived(int code) {
        if (stopping.compareAndSet(false, true)) {
            new Thread(stop, "wavecast-stop").start();
        } else {
            Runtime.getRuntime().halt(code);
        }
    }

    /** Restores the handlers of before. */
    private void restore() {
        previous.forEach((signal, handler) -> {
            try {
                handle(signal, handler);
            } catch (ReflectiveOperationException e) {
                log.debug("cannot restore the handler of {}", signal, e);
            }
        });
    }
}
