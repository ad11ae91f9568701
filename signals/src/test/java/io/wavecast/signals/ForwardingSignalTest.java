package io.wavecast.signals;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A method that is added to signals, and not forwarded, would answer by its default. */
class ForwardingSignalTest {
    private static final Map<Class<?>, Object> ANSWERS = Map.of(
            String.class, "eeg",
            List.class, List.of("Fz"),
            Map.class, Map.of("O1", "damaged"),
            boolean.class, true,
            OptionalDouble.class, OptionalDouble.of(250),
            Optional.class, Optional.of(java.time.Instant.EPOCH),
            OptionalLong.class, OptionalLong.of(7));

    @ParameterizedTest
    @MethodSource("told")
    void shouldTellWhatTheOtherSignalTells(Method method) throws InvocationTargetException, IllegalAccessException {
        Signal other = (Signal) Proxy.newProxyInstance(
                Signal.class.getClassLoader(),
                new Class<?>[] {Signal.class},
                (proxy, called, given) -> called.equals(method) ? ANSWERS.get(called.getReturnType()) : null);
        var forwarding = new ForwardingSignal(other) {
            @Override
            public Playback open() {
                throw new AssertionError("expected no playback");
            }
        };

        Object[] arguments = Stream.of(method.getParameterTypes())
                .map(type -> type == int.class ? (Object) 0 : new int[] {0})
                .toArray();
        assertThat(method.invoke(forwarding, arguments)).isEqualTo(ANSWERS.get(method.getReturnType()));
    }

    /** All methods but the one that plays the signal, and the one that asks another one about all channels. */
    static Stream<Method> told() {
        return Stream.of(Signal.class.getMethods())
                .filter(method -> !method.getName().equals("open"))
                .filter(method -> !(method.getName().equals("sampledTogether") && method.getParameterCount() == 0));
    }
}
