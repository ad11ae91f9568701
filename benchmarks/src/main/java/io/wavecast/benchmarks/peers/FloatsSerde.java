package io.wavecast.benchmarks.peers;

import java.nio.ByteBuffer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/** Serializes arrays of floats as four big-endian bytes each. */
final class FloatsSerde {
    private FloatsSerde() {}

    static Serde<float[]> create() {
        return Serdes.serdeFrom(
                (topic, floats) -> floats == null ? null : bytes(floats),
                (topic, bytes) -> bytes == null ? null : floats(bytes));
    }

    private static byte[] bytes(float[] floats) {
        ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * floats.length);
        bytes.asFloatBuffer().put(floats);
        return bytes.array();
    }

    private static float[] floats(byte[] bytes) {
        float[] floats = new float[bytes.length / Float.BYTES];
        ByteBuffer.wrap(bytes).asFloatBuffer().get(floats);
        return floats;
    }
}
