/** Bytes: JSON, safetensors, the binary state of a series, and the topics they travel on. */
package io.wavecast.core.wire;
