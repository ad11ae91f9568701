package io.wavecast.signals.produce;

import io.wavecast.signals.mqtt.MqttAddress;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Where observations come from: a position in a signal, or a broker of MQTT. */
sealed interface From permits From.Start, From.Broker {
    /** A position in the selected signal. */
    record Start(Position position) implements From {}

    /** A broker, whose messages are forwarded. */
    record Broker(MqttAddress address) implements From {}

    /** Parses a position, or an address that begins with {@code mqtt:} or {@code mqtts:}. */
    final class Converter implements ITypeConverter<From> {
        @Override
        public From convert(String text) {
            if (!MqttAddress.isLike(text)) {
                return new Start(new Position.Converter().convert(text));
            }
            try {
                return new Broker(MqttAddress.parse(text));
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(String.valueOf(e.getMessage()));
            }
        }
    }
}
