"""What is said in a recording: WebVTT files and typed text, read and made into paragraphs."""
