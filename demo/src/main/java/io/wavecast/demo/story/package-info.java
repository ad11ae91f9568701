/** The story of {@code demo --story drift}: a signal changes, and the life of its models goes on; told from what is in the topics. */
package io.wavecast.demo.story;
