package io.wavecast.core.rnn;

/**
 * A learned vector for each token: {@code E·x}, where x is 1 at the token's index and 0 elsewhere, computed as the look-up of a
 * column. Token 0 is the unknown token.
 */
public final class Embedding {
    private final int length;
    private final float[][] vectors; // (tokens)(length)

    /** @param values (tokens, length) row-major, as in PyTorch; copied */
    public Embedding(int tokens, int length, float[] values) {
        if (values.length != (long) tokens * length) {
            throw new IllegalArgumentException("expected " + (long) tokens * length + " values for " + tokens
                    + " vectors of " + length + ", was " + values.length);
        }
        this.length = length;
        this.vectors = new float[tokens][length];
        for (int token = 0; token < tokens; token++) {
            System.arraycopy(values, token * length, vectors[token], 0, length);
        }
    }

    /** Size of the vocabulary. */
    public int tokens() {
        return vectors.length;
    }

    /** Length of a vector. */
    public int length() {
        return length;
    }

    /** The vector of a token, (length); that of token 0 if the value is not an index of the vocabulary. Shared. */
    float[] vectorOf(float token) {
        int index = (int) token;
        return vectors[index == token && index >= 0 && index < vectors.length ? index : 0];
    }

    /** The vectors of all tokens, (tokens, length) row-major; a copy. */
    public float[] toRowMajor() {
        float[] values = new float[vectors.length * length];
        for (int token = 0; token < vectors.length; token++) {
            System.arraycopy(vectors[token], 0, values, token * length, length);
        }
        return values;
    }
}
