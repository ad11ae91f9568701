package io.wavecast.benchmarks.stepper;

import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Writes a protobuf message field by field. Each call with the number of a repeated field adds an element. */
final class ProtobufMessage {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final CodedOutputStream out = CodedOutputStream.newInstance(bytes);

    ProtobufMessage number(int field, long value) {
        return write(() -> out.writeInt64(field, value));
    }

    ProtobufMessage text(int field, String value) {
        return write(() -> out.writeString(field, value));
    }

    ProtobufMessage raw(int field, byte[] value) {
        return write(() -> out.writeByteArray(field, value));
    }

    ProtobufMessage message(int field, ProtobufMessage value) {
        return raw(field, value.bytes());
    }

    /** The message written so far. */
    byte[] bytes() {
        write(out::flush);
        return bytes.toByteArray();
    }

    private ProtobufMessage write(Write write) {
        try {
            write.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // cannot happen in memory
        }
        return this;
    }

    @FunctionalInterface
    private interface Write {
        void run() throws IOException;
    }
}
