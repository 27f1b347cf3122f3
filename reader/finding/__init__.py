"""Finding in texts: Chinese in either script, Latin in either case, pinyin with and without tones."""
