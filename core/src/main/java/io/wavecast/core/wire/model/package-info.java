/** Models as safetensors files with a JSON document in their metadata. */
package io.wavecast.core.wire.model;
