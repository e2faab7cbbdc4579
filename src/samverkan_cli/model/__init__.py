"""What a plan is: its words as models. Nothing here reads files or knows what day it is."""
